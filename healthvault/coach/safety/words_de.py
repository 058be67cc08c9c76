"""Signs of an emergency in German, without umlauts: `plain` takes them away."""

from healthvault.coach.safety.sign import Sign, Words, near

GERMAN: Words = {
    Sign.SELF_HARM: (
        r"(ware|bin) ich nicht mehr da",
        r"halte es nicht mehr aus|mochte (\w+ ){0,3}tot sein",
        r"suizid\w*|selbstmord\w*|selbstverletz\w*|lebensmude|uberdosis",
        (
            r"(mich|mir) (\w+ ){0,2}(umbringen|umzubringen|toten|das leben nehmen|was antun|etwas antun"
            r"|wehtun|ritzen|erhangen)"
        ),
        r"bringe? mich um|ritze mich|verletze mich selbst",
        (
            r"(will|mochte|wollte|wurde) (\w+ ){0,3}(nicht mehr (leben|aufwachen|da sein|hier sein)"
            r"|sterben|tot sein)"
        ),
        r"nicht mehr leben|(ware|waren) (\w+ ){0,3}(tot|ohne mich)|ohne mich (\w+ )?besser",
        r"mein leben (zu )?beenden|keinen sinn mehr|nicht mehr lebenswert",
    ),
    Sign.CHEST: (
        near(
            r"brust|brustkorb|brustbein|rippen",
            r"schmerz\w*|weh|druck\w*|eng\w*|brenn\w*|stech\w*|sticht|zieht",
        ),
        r"(brust|herz)(schmerz\w*|enge|druck|stechen)|angina pectoris",
        r"brustkorb (\w+ ){0,3}(schmerzt|eng|weh)",
        (
            r"(schmerz\w*|druck|enge|engegefuhl|stechen|brennen|ziehen) (\w+ ){0,3}(in|auf|hinter|im) "
            r"(der |meiner |dem |meinem )?(linken |linker )?(brust|brustkorb|brustbein|herz|herzen|arm"
            r"|kiefer)"
        ),
        r"brust (\w+ ){0,3}(schmerzt|weh|eng|druckt|brennt)|(tut|tun) (\w+ ){0,3}(die|meine) brust",
        r"mein herz (schmerzt|sticht|tut weh)",
        r"(habe|hab|ist das|habe ich|ich glaube) (\w+ ){0,4}(herzinfarkt|herzanfall)",
        r"linker arm (\w+ ){0,2}(taub|kribbelt)",
    ),
    Sign.STROKE: (
        r"(spricht|rede|spreche) (\w+ ){0,3}undeutlich",
        near(r"(linke|rechte)[rsn]? (arm|bein|hand|seite)", r"taub|gelahmt|schwach|lahm\w*|kribbelt"),
        r"(sehe|seh) (\w+ )?(doppelt|nichts mehr)",
        r"(habe|hab|hatte|ist das|gerade) (\w+ ){0,4}schlaganfall",
        r"(gesicht|mund|mundwinkel) (\w+ ){0,3}(hangt|taub|gelahmt|schief)",
        r"(kann|konnte) (\w+ ){0,4}nicht (mehr )?(richtig )?(sprechen|reden)",
        r"(kann|konnte) (\w+ ){0,3}(arm|bein|hand) (\w+ ){0,2}(nicht|kaum) (mehr )?(heben|bewegen|spuren)",
        (
            r"(linke|rechte|eine)\w* (seite|korperhalfte|gesichtshalfte|arm|bein) (\w+ ){0,3}(taub"
            r"|gelahmt|schwach)"
        ),
        r"lall\w*|verwaschene? sprache|schlimmste\w* kopfschmerz\w*",
        r"plotzlich\w* (\w+ ){0,3}(blind|verwirrt|sehstorung\w*|taub\w*|lahmung\w*|kopfschmerz\w*)",
    ),
    Sign.BREATHING: (
        r"(bekomme|kriege|krieg|bekomm) (\w+ ){0,3}(keine|kaum|schlecht|nicht genug|wenig) (\w+ )?luft",
        r"atemnot|luftnot|nach luft|(kann|konnte) (\w+ ){0,3}(nicht|kaum|schlecht|schwer) (\w+ )?atmen",
        r"kurzatmig\w*|ersticke\w*|lippen (\w+ ){0,3}blau",
        r"(hals|rachen|zunge|kehle) (\w+ ){0,2}(schwillt|geschwollen|zu)",
    ),
    Sign.COLLAPSE: (
        r"(bin|war|wurde|werde) (\w+ ){0,4}(ohnmachtig|bewusstlos|umgekippt|zusammengebrochen|umgefallen)",
        r"krampfanfall|(huste|spucke|erbreche) (\w+ )?blut|blut (gehustet|gespuckt|erbrochen)",
        r"(blutet|blutung) (\w+ ){0,4}nicht auf",
    ),
    Sign.POISON: (r"zu viele? (\w+ )?(tabletten|pillen|medikamente|insulin|schlaftabletten)|vergiftet",),
    Sign.EATING: (
        r"nehme? ich (\w+ ){0,2}\d+ kg in (\w+ )?woche|tagen nichts gegessen",
        r"magersucht\w*|magersuchtig|bulimi\w*|anorexi\w*|essstorung\w*|finger in den hals",
        r"hungere mich|(erbreche|ubergebe|kotze) (\w+ ){0,4}(essen|absichtlich|extra|mahlzeit\w*)",
        r"abfuhrmittel (\w+ ){0,4}(abnehmen|essen|dunn)",
        r"(habe|hab|esse) (\w+ ){0,4}(seit|tagen|tagelang) (\w+ ){0,3}nichts",
        r"angst (\w+ ){0,3}(vor dem essen|zu essen|zuzunehmen)",
    ),
    Sign.PREGNANCY: (r"(?<!nicht )schwanger\w*|schwangerschaftswoche|ssw",),
    Sign.PREGNANCY_URGENT: (
        r"blut(e|et|en|ung|ungen)|(starke|heftige|schlimme) (kopf|bauch|unterleib)?schmerzen",
        r"sehstorung\w*|augenflimmern|fruchtwasser|fruchtblase|kindsbeweg\w*",
        r"baby (\w+ ){0,4}(nicht|weniger|kaum)|wehen|fieber|(gesicht|hande) (\w+ ){0,2}geschwollen",
    ),
}
"""Source of what is a sign: as for English. The words are our own."""
