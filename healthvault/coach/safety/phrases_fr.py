"""What is said instead of an answer, or before it, in French."""

from healthvault.coach.safety.phrases import Phrases

WORDS = Phrases(
    language="fr",
    call="Appelez le {numbers}.",
    anywhere=(
        "Dans l’Union européenne appelez le [**112**](tel:112), aux États-Unis et au Canada le"
        " [**911**](tel:911), ailleurs le numéro d’urgence de votre pays."
    ),
    by_zone="Pays de ces numéros : {country}, d’après votre fuseau horaire {zone}.",
    chosen="Pays de ces numéros : {country}, que vous avez choisi.",
    unknown="Je ne connais pas les numéros de là où vous vivez.",
    change="Changer",
    away="Votre dernière nuit a été mesurée dans un autre fuseau horaire. Si vous êtes en voyage :",
    always="à toute heure",
    weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    or_=" ou le ",
    now=(
        "**Ce que vous décrivez peut être une urgence.** Je ne peux pas en juger, et aucun"
        " chiffre d’une montre ne peut l’exclure. Demandez de l’aide maintenant ; ne conduisez"
        " pas, et n’attendez pas de réponse ici.\n\n{call}"
    ),
    hurt=(
        "**Merci de l’avoir écrit. Vous n’avez pas à rester seul avec cela.** Je suis un"
        " programme et ne peux pas être l’aide que vous méritez maintenant ; des personnes le"
        " peuvent :"
    ),
    hurt_anywhere=(
        "Aux États-Unis et au Canada appelez le [**988**](tel:988), au Royaume-Uni, en Irlande"
        " et dans plusieurs pays de l’Union européenne le [**116 123**](tel:116123). Ailleurs,"
        " [findahelpline.com](https://findahelpline.com) indique une ligne près de chez vous."
    ),
    hurt_now=(
        "Si vous risquez de passer à l’acte, ou si vous avez déjà fait quelque chose, demandez"
        " de l’aide tout de suite, ou allez vers quelqu’un qui peut rester avec vous. {call}"
    ),
    food=(
        "**On dirait que manger, ou ne pas manger, est difficile en ce moment.** Des chiffres de"
        " poids et de calories peuvent aggraver cela, je n’en donnerai donc pas ici. Un médecin"
        " est un bon premier pas."
    ),
    food_lines="Des personnes qui connaissent cela :",
    food_urgent=(
        "Si vous vous sentez partir, si votre cœur s’emballe ou si vous ne gardez rien, c’est urgent. {call}"
    ),
    pregnancy_urgent=(
        "**Pendant la grossesse et après un accouchement, cela doit être vu maintenant.** Je ne"
        " peux pas en juger. Appelez votre sage-femme ou la maternité, à toute heure. Si"
        " personne ne répond, ou si cela s’aggrave : {call}"
    ),
    pregnancy=(
        "Pendant la grossesse, ce qui est habituel change de semaine en semaine : les repères"
        " d’ici viennent de personnes qui ne sont pas enceintes et ne conviennent pas. Demandez"
        " à votre sage-femme ou à votre médecin. En cas de saignement, de fortes douleurs, de"
        " vue trouble, de fièvre ou d’un bébé qui bouge moins, appelez tout de suite."
    ),
    pressure=(
        "**{said} est une tension qui ne doit pas attendre.** Asseyez-vous, reposez-vous"
        " quelques minutes et mesurez encore. Si elle reste là, appelez un médecin aujourd’hui."
        " Avec une douleur à la poitrine, un essoufflement, une faiblesse, un engourdissement,"
        " un trouble de la vue ou de la parole, n’attendez pas. {call}"
    ),
    oxygen=(
        "**{said} est un taux d’oxygène qui ne doit pas attendre.** Réchauffez vos mains, restez"
        " assis et mesurez encore, de préférence au doigt : les montres se trompent souvent."
        " S’il reste là, ou si vous manquez d’air, êtes confus ou avez les lèvres bleues,"
        " demandez de l’aide maintenant. {call}"
    ),
    sugar_low=(
        "**{said} est une glycémie trop basse pour attendre.** Si vous pouvez avaler, prenez du"
        " sucre maintenant, comme on vous l’a appris, et mesurez encore. Si elle ne remonte pas,"
        " ou si vous êtes somnolent ou confus, que quelqu’un demande de l’aide. {call}"
    ),
    sugar_high=(
        "**{said} est une glycémie qui ne doit pas attendre.** Mesurez encore et suivez le plan"
        " de votre médecin. Si elle reste là, ou si vous vomissez, respirez vite, êtes très"
        " fatigué ou confus, demandez de l’aide maintenant. {call}"
    ),
    pulse=(
        "**{said} au repos doit être vu.** Restez assis cinq minutes et comptez encore. Si cela"
        " reste ainsi, appelez un médecin aujourd’hui. Avec une douleur à la poitrine, un"
        " malaise ou un essoufflement, demandez de l’aide maintenant. {call}"
    ),
    dose=(
        "**Je ne peux pas dire quelle quantité d’un médicament prendre, ni s’il faut en"
        " commencer, arrêter ou changer un.** Cela dépend de ce que j’ignore : pourquoi vous le"
        " prenez, vos autres médicaments, vos reins. Demandez à votre pharmacien ou à votre"
        " médecin, et n’arrêtez pas seul ce qui a été prescrit. Si vous en avez trop pris, ou"
        " pris le mauvais, n’attendez pas. {call}\n\nCe que je peux faire : montrer ce qui a été"
        " mesuré avant et après, si vous me dites le jour."
    ),
    diagnosis=(
        "**Je ne peux pas poser de diagnostic, et aucun chiffre d’une montre ne le peut.** Ce"
        " que vous avez, un médecin peut le trouver. Ce qui a été mesuré peut l’y aider :"
        " demandez-le-moi par son nom, comme la tension des 30 derniers jours, ou emportez la"
        " page pour la consultation (*Hand over* sur *Overview*).\n\nSi vous allez très mal"
        " maintenant, n’attendez pas. {call}"
    ),
    names_dose=(
        "*Il est question ici d’une dose ou d’un changement de médicament. Ce n’est pas un"
        " conseil : demandez d’abord à votre médecin ou à votre pharmacien.*"
    ),
    names_diagnosis=(
        "*Cela ressemble à un diagnostic. Un modèle ne peut pas en poser, et aucun chiffre d’une"
        " montre ne le peut : ce qui a été mesuré est une raison de consulter, pas plus.*"
    ),
)
