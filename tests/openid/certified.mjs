// A certified OpenID provider on a free port of this machine; it says which on its first line. Anybody may sign in
// as anybody: the name that is typed is the subject. `unverified…` has an e-mail address that nobody checked.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const redirect = process.argv[2];
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = (client_id) => ({
    client_id,
    client_secret: `secret of ${client_id}`,
    // A native client may be sent back to any port of this machine (RFC 8252, section 7.3).
    application_type: redirect.includes("//127.0.0.1/") ? "native" : "web",
    redirect_uris: ["certified", "second", "apple"].map((name) => redirect.replace("certified", name)),
  });
  const provider = new Provider(issuer, {
    clients: [client("vault"), client("another")],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        name: "Ann",
        ...(accountId.startsWith("nameless") ? {} : { email: `${accountId.replace("unverified-", "")}@example.org` }),
        email_verified: !accountId.startsWith("unverified"),
      }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
