"""Signs of an emergency in French, without accents: `plain` takes them away."""

from healthvault.coach.safety.sign import Sign, Words, near

FRENCH: Words = {
    Sign.SELF_HARM: (
        r"me (tuer|suicider|pendre|scarifier|faire du mal)|me fais du mal|m'ouvrir les veines",
        r"automutil\w*|surdose|suicid\w*",
        r"(envie|veux|voudrais) (de |d'en )?(mourir|crever|finir|disparaitre)",
        r"(plus envie|marre|plus la force) de vivre|veux plus vivre|en finir avec (la vie|ma vie|tout)",
        r"mettre fin a (mes jours|ma vie)|vie ne vaut (plus|pas) la peine",
        r"(mieux|heureux|tranquilles) sans moi",
    ),
    Sign.CHEST: (
        near(r"poitrine|thorax", r"serre\w*|mal|douleurs?|brule|oppress\w*|pese|etau"),
        (
            r"(douleurs?|mal|serrement|oppression|pression|brulure|poids|etau) (\w+ ){0,3}(a|dans|sur|au"
            r"|de) (la |ma |mon |le )?(poitrine|thorax|bras gauche|machoire)"
        ),
        r"douleurs? (thoracique|au coeur)\w*|poitrine (\w+ ){0,3}(serree?|mal|brule|oppressee|ecrasee)",
        r"(fais|est.ce|est ce|j'ai|faire) (\w+ ){0,3}(crise cardiaque|infarctus)",
    ),
    Sign.STROKE: (
        r"vois double",
        near(r"visage|bouche|bras|jambe", r"bouge plus|ne bouge|paralyse\w*|engourdi\w*"),
        r"(fais|fait|est.ce|est ce|faire) (\w+ ){0,3}avc",
        r"(visage|bouche|bras|jambe|cote) (\w+ ){0,4}(paralyse\w*|engourdi\w*|affaisse\w*|tordue?|tombe)",
        (
            r"(arrive|peux|peut) (\w+ )?(plus|pas) (\w+ )?(a )?(parler|articuler|bouger (le|mon|la|ma)"
            r" \w+|lever (le|mon|la|ma) \w+)"
        ),
        r"pire mal de tete|(mal de tete|maux de tete) (\w+ )?(soudain|brutal|violent)\w*",
        r"(soudain\w*|brusquement|d'un coup) (\w+ ){0,4}(aveugle|confus\w*|vois (plus|double))",
    ),
    Sign.BREATHING: (
        r"respirer (\w+ ){0,2}difficile",
        r"(arrive|peux) (\w+ )?(pas|plus) (\w+ )?(a )?(bien )?respirer",
        r"(du mal|difficultes?|peine) (\w+ )?a respirer|manque d'air|(m'|j')?etouffe",
        r"essoufflee? (\w+ )?(au repos|sans)|levres (\w+ ){0,3}bleues?",
        r"gorge (\w+ ){0,3}(gonfle|ferme)\w*",
    ),
    Sign.COLLAPSE: (
        r"(perdu|perds|perdre) (\w+ )?connaissance|evanoui\w*|dans les pommes|convulsions?",
        r"(crache|vomis|tousse|vomi|crache) (\w+ )?(du )?sang",
        r"saigne\w* (\w+ ){0,4}(arrete pas|s'arrete pas)",
    ),
    Sign.POISON: (
        (
            r"(avale|pris|bu) (\w+ ){0,3}(trop de|toute la boite de) (\w+ )?(medicaments|comprimes"
            r"|cachets|insuline|somniferes)"
        ),
    ),
    Sign.EATING: (
        r"mange (presque )?(plus )?rien",
        r"anorexi\w*|boulimi\w*|me (fais|fait|faire) vomir",
        r"(vomir|vomis) apres (les |mes |chaque )?repas|laxatifs?|m'affame\w*|troubles? alimentaires?",
        r"(rien|pas) mange (\w+ )?depuis (\w+ ){0,2}(jours|semaine)",
        r"peur de (manger|grossir|prendre du poids)",
    ),
    Sign.PREGNANCY: (r"(?<!pas )enceinte|grossesse",),
    Sign.PREGNANCY_URGENT: (
        r"saign\w*|(mal|maux) de tete (\w+ )?(forts?|violents?|intenses?)",
        r"(forts?|violents?|gros) (mal|maux) de (tete|ventre)",
        r"douleurs? (\w+ )?(forte|intense|violente)s?|vision (trouble|floue)|perdu les eaux",
        r"perte\w* (des eaux|de liquide)|contractions|fievre|bebe (\w+ ){0,4}(moins|plus|pas)",
        r"(visage|mains) (\w+ ){0,2}gonfle\w*",
    ),
}
"""Source of what is a sign: as for English. The words are our own."""
