"""What is said instead of an answer, or before it, in German."""

from healthvault.coach.safety.phrases import Phrases

WORDS = Phrases(
    language="de",
    call="Rufen Sie {numbers} an.",
    anywhere=(
        "In der EU gilt die [**112**](tel:112), in den USA und Kanada die [**911**](tel:911),"
        " sonst die Notrufnummer Ihres Landes."
    ),
    by_zone="Diese Nummern gelten für {country}, weil Ihre Zeitzone {zone} ist.",
    chosen="Diese Nummern gelten für {country}, wie Sie gewählt haben.",
    unknown="Die Nummern dort, wo Sie leben, kenne ich nicht.",
    change="Ändern",
    away="Ihre letzte Nacht wurde unter einer anderen Uhrzeit gemessen. Falls Sie gerade verreist sind:",
    always="rund um die Uhr",
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    or_=" oder ",
    now=(
        "**Was Sie beschreiben, kann ein Notfall sein.** Ich kann das nicht beurteilen, und"
        " keine Zahl einer Uhr kann es ausschließen. Bitte holen Sie jetzt Hilfe; fahren Sie"
        " nicht selbst, und warten Sie nicht auf eine Antwort von hier.\n\n{call}"
    ),
    hurt=(
        "**Gut, dass Sie das aufgeschrieben haben. Sie müssen damit nicht allein sein.** Ich bin"
        " ein Computerprogramm und kann die Hilfe nicht sein, die Sie jetzt verdienen. Menschen"
        " können es:"
    ),
    hurt_anywhere=(
        "In den USA und Kanada hilft die [**988**](tel:988), in Großbritannien, Irland und"
        " vielen Ländern der EU die [**116 123**](tel:116123). Sonst steht auf"
        " [findahelpline.com](https://findahelpline.com) eine Stelle in Ihrer Nähe."
    ),
    hurt_now=(
        "Wenn Sie es jetzt tun könnten oder schon etwas getan haben, holen Sie sofort Hilfe,"
        " oder gehen Sie zu jemandem, der bei Ihnen bleibt. {call}"
    ),
    food=(
        "**Es klingt, als sei das Essen gerade schwer.** Zahlen über Gewicht und Kalorien können"
        " das schlimmer machen, deshalb nenne ich hier keine. Eine Ärztin oder ein Arzt ist ein"
        " guter erster Schritt."
    ),
    food_lines="Wer sich damit auskennt:",
    food_urgent=(
        "Wenn Ihnen schwarz vor Augen wird, das Herz rast oder stolpert oder nichts drin bleibt,"
        " ist es dringend. {call}"
    ),
    pregnancy_urgent=(
        "**In der Schwangerschaft und nach einer Geburt sollte das jetzt angesehen werden.** Ich"
        " kann es nicht beurteilen. Rufen Sie zu jeder Stunde Ihre Hebamme oder den Kreißsaal"
        " an. Wenn niemand antwortet oder es schlimmer wird: {call}"
    ),
    pregnancy=(
        "In der Schwangerschaft ändert sich von Woche zu Woche, was üblich ist: die Bereiche und"
        " Vergleiche hier stammen von Menschen, die nicht schwanger sind, und passen nicht."
        " Fragen Sie Ihre Hebamme oder Ihren Arzt. Bei Blutungen, starken Schmerzen,"
        " Sehstörungen, Fieber oder weniger Kindsbewegungen rufen Sie dort sofort an."
    ),
    pressure=(
        "**{said} ist ein Blutdruck, der nicht warten sollte.** Setzen Sie sich, ruhen Sie"
        " einige Minuten und messen Sie noch einmal. Bleibt er dort, rufen Sie heute einen Arzt"
        " an. Bei Brustschmerz, Atemnot, Schwäche, Taubheit, Seh- oder Sprachstörungen warten"
        " Sie gar nicht. {call}"
    ),
    oxygen=(
        "**{said} ist ein Sauerstoffwert, der nicht warten sollte.** Wärmen Sie die Hände,"
        " sitzen Sie still und messen Sie noch einmal, am besten am Finger: Uhren irren oft."
        " Bleibt er dort, oder haben Sie Atemnot, sind verwirrt oder blau um die Lippen, holen"
        " Sie jetzt Hilfe. {call}"
    ),
    sugar_low=(
        "**{said} ist ein Blutzucker, der zu niedrig ist, um zu warten.** Wenn Sie schlucken"
        " können, nehmen Sie jetzt etwas mit Zucker, wie Sie es gelernt haben, und messen Sie"
        " wieder. Steigt er nicht, oder werden Sie schläfrig oder verwirrt, soll jemand Hilfe"
        " holen. {call}"
    ),
    sugar_high=(
        "**{said} ist ein Blutzucker, der nicht warten sollte.** Messen Sie noch einmal, und"
        " folgen Sie dem Plan Ihres Arztes. Bleibt er dort, oder erbrechen Sie, atmen schnell,"
        " sind sehr müde oder verwirrt, holen Sie jetzt Hilfe. {call}"
    ),
    pulse=(
        "**{said} in Ruhe sollte angesehen werden.** Sitzen Sie fünf Minuten still und zählen"
        " Sie noch einmal. Bleibt es so, rufen Sie heute einen Arzt an. Bei Brustschmerz,"
        " Ohnmacht oder Atemnot holen Sie jetzt Hilfe. {call}"
    ),
    dose=(
        "**Ich kann nicht sagen, wie viel von einem Mittel Sie nehmen, oder ob Sie eines"
        " beginnen, absetzen oder ändern sollen.** Das hängt von dem ab, was ich nicht weiß:"
        " wogegen Sie es nehmen, Ihre anderen Mittel, Ihre Nieren. Fragen Sie in der Apotheke"
        " oder Ihren Arzt, und setzen Sie Verordnetes nicht allein ab. Haben Sie zu viel oder"
        " das falsche genommen, warten Sie nicht. {call}\n\nWas ich kann: zeigen, was vorher und"
        " nachher gemessen wurde, wenn Sie den Tag nennen."
    ),
    diagnosis=(
        "**Ich kann keine Diagnose stellen, und keine Zahl einer Uhr kann es.** Was Sie haben,"
        " findet eine Ärztin oder ein Arzt heraus. Was gemessen wurde, kann dort helfen: fragen"
        " Sie mich danach, etwa nach dem Blutdruck der letzten 30 Tage, oder nehmen Sie die"
        " Seite für den Arztbesuch mit (*Hand over* auf *Overview*).\n\nGeht es Ihnen jetzt sehr"
        " schlecht, warten Sie nicht. {call}"
    ),
    names_dose=(
        "*Hier steht eine Dosis oder eine Änderung von Medikamenten. Das ist kein Rat: fragen"
        " Sie erst in der Apotheke oder Ihren Arzt.*"
    ),
    names_diagnosis=(
        "*Das klingt wie eine Diagnose. Ein Modell kann keine stellen, und keine Zahl einer Uhr"
        " kann es: was gemessen wurde, ist ein Grund, zum Arzt zu gehen, nicht mehr.*"
    ),
)
