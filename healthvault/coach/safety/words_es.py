"""Signs of an emergency in Spanish, without accents: `plain` takes them away."""

from healthvault.coach.safety.sign import Sign, Words, near

SPANISH: Words = {
    Sign.SELF_HARM: (
        r"sentido (a|de) (vivir|la vida)|desaparecer para siempre",
        r"suicid\w*|matarme|quitarme la vida|hacerme dano|me hago dano|cortarme|autolesi\w*|sobredosis",
        r"acabar con (mi vida|todo)",
        r"(quiero|ganas de|deseo|quisiera) (morir\w*|desaparecer|no despertar)",
        r"no (quiero|tengo ganas de) (seguir )?(vivir|viviendo)|mejor (\w+ ){0,2}sin mi",
        r"no vale la pena (seguir )?(vivir|viviendo)|cansad[oa] de (vivir|la vida)",
    ),
    Sign.CHEST: (
        near(r"pecho", r"duele|dolor\w*|presion|opresion|aprieta|ardor|quema|punzadas?"),
        (
            r"(dolor\w*|presion|opresion|peso|ardor|punzadas?) (\w+ ){0,3}(en|de|sobre) (el |mi )?(pecho"
            r"|corazon|brazo izquierdo|mandibula)"
        ),
        r"duele (\w+ )?(el |mi )?(pecho|corazon|brazo izquierdo)",
        r"pecho (\w+ ){0,2}(apretado|oprimido|duele)",
        r"(tengo|teniendo|es esto|estoy|sera|dando) (\w+ ){0,3}(infarto|ataque al corazon|ataque cardiaco)",
    ),
    Sign.STROKE: (
        r"(tengo|teniendo|es esto|dando|sera) (\w+ ){0,3}(derrame|ictus|embolia)",
        (
            r"(cara|boca|lado|brazo|pierna) (\w+ ){0,4}(caid[ao]|dormid[oa]|paralizad[oa]|torcid[oa]"
            r"|entumecid[oa])"
        ),
        r"no puedo (hablar|mover (el|mi|la) \w+|levantar (el|mi|la) \w+)|peor dolor de cabeza",
        r"(de repente|repentin\w*) (\w+ ){0,4}(cieg[oa]|confus\w*|no veo|veo doble)",
    ),
    Sign.BREATHING: (
        r"no puedo (\w+ )?respirar|(me cuesta|dificultad (para|al)|trabajo) (\w+ )?respirar",
        r"falta (de|el) aire|me (ahogo|asfixio)|estoy ahogando|labios (\w+ ){0,3}(azules|morados)",
        r"(garganta|lengua) (\w+ ){0,3}(cierra|hinchad\w*|hincha)",
    ),
    Sign.COLLAPSE: (
        r"me (\w+ )?(desmaye|desmayo|desmayado)|desmayad[oa]|perdi (el conocimiento|la conciencia)",
        r"convulsion\w*|(vomit|tos|escup)\w+ (\w+ )?sangre|no (para|deja) de sangrar",
    ),
    Sign.POISON: (
        r"(tome|tomado|trague) (\w+ ){0,3}demasiad[ao]s? (\w+ )?(pastillas|medicamentos|insulina|somniferos)",
    ),
    Sign.EATING: (
        r"anorexi\w*|bulimi\w*|(provoc\w+|me hago) (el )?vomit\w*|vomito (despues|tras) de comer",
        r"laxantes?|trastorno alimentario|(no|sin|nada) (he )?com(o|ido|er) (\w+ ){0,4}(dias|semana)",
        r"miedo a (comer|engordar)",
    ),
    Sign.PREGNANCY: (r"(?<!no estoy )embaraz\w*",),
    Sign.PREGNANCY_URGENT: (
        r"sangr\w*|dolor (\w+ )?(fuerte|intenso)|dolor de cabeza|vision (borrosa|doble)",
        r"(rompi|rota|roto|perdida de) (la |el |de )?(fuente|aguas|liquido)|contracciones|fiebre",
        r"bebe (\w+ ){0,4}(no se mueve|menos|poco)|no siento (al bebe|que se mueva)",
        r"(cara|manos) hinchad\w*",
    ),
}
"""Source of what is a sign: as for English. The words are our own."""
