"""What is said instead of an answer, or before it, in English."""

from healthvault.coach.safety.phrases import Phrases

WORDS = Phrases(
    language="en",
    call="Call {numbers}.",
    anywhere=(
        "In the European Union, the United Kingdom and much of Asia and Africa call"
        " [**112**](tel:112), in the United States and Canada [**911**](tel:911). Elsewhere call"
        " the emergency number of your country."
    ),
    by_zone="These numbers are for {country}, because your time zone is {zone}.",
    chosen="These numbers are for {country}, as you chose.",
    unknown="I do not know the numbers of where you live.",
    change="Change",
    away="Your last night was measured under another clock. If you are abroad now:",
    always="at any hour",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    or_=" or ",
    now=(
        "**What you describe can be an emergency.** I am not able to judge it, and no number"
        " from a watch can rule it out. Please get help now; do not drive yourself, and do not"
        " wait for an answer here.\n\n{call}"
    ),
    hurt=(
        "**I am glad you wrote this down. You do not have to be alone with it.** I am a computer"
        " program and cannot be the help you deserve right now, but people can:"
    ),
    hurt_anywhere=(
        "In the United States and Canada call or text [**988**](tel:988), in the United Kingdom,"
        " Ireland and many countries of the European Union [**116 123**](tel:116123). Elsewhere"
        " [findahelpline.com](https://findahelpline.com) lists a line near you."
    ),
    hurt_now=(
        "If you might act on it now, or have already done something, get help at once, or go to"
        " someone who can stay with you. {call}"
    ),
    food=(
        "**It sounds as if eating, or not eating, is hard right now.** Numbers about weight and"
        " calories can make that worse, so I will not give any here. A doctor is a good first"
        " step."
    ),
    food_lines="People who know about it:",
    food_urgent=(
        "If you feel faint, your heart races or stumbles, or you cannot keep anything down, that"
        " is urgent. {call}"
    ),
    pregnancy_urgent=(
        "**In pregnancy and after a birth, this should be looked at now.** I am not able to"
        " judge it. Call your midwife or the maternity ward, at any hour. If nobody answers, or"
        " it gets worse: {call}"
    ),
    pregnancy=(
        "While you are pregnant, what is usual changes from week to week: the ranges and"
        " benchmarks here were made from people who are not, and do not fit. Ask your midwife or"
        " doctor what is right for you. With bleeding, strong pain, blurred sight, fever or a"
        " baby that moves less, call them at once."
    ),
    pressure=(
        "**{said} is a blood pressure that should not wait.** Sit down, rest a few minutes and"
        " measure again. If it stays there, call a doctor today. With chest pain, shortness of"
        " breath, weakness, numbness, or trouble seeing or speaking, do not wait at all. {call}"
    ),
    oxygen=(
        "**{said} is a blood oxygen that should not wait.** Warm your hands, sit still and"
        " measure again, best with a finger clip: watches are often wrong. If it stays there, or"
        " you are short of breath, confused or blue around the lips, get help now. {call}"
    ),
    sugar_low=(
        "**{said} is a blood sugar that is too low to wait.** If you can swallow, eat or drink"
        " something with sugar now, as you were taught, and measure again. If it does not rise,"
        " or you are drowsy or confused, have somebody get help. {call}"
    ),
    sugar_high=(
        "**{said} is a blood sugar that should not wait.** Measure again and follow the plan you"
        " have from your doctor. If it stays there, or you vomit, breathe fast, are very tired"
        " or confused, get help now. {call}"
    ),
    pulse=(
        "**{said} at rest should be looked at.** Sit quietly for five minutes and count again."
        " If it stays there, call a doctor today. With chest pain, fainting or shortness of"
        " breath, get help now. {call}"
    ),
    dose=(
        "**I cannot say how much of a medicine to take, or whether to start, stop or change"
        " one.** That depends on what I do not know: why you take it, your other medicines, your"
        " kidneys. Ask a pharmacist or your doctor, and do not stop what was prescribed on your"
        " own. If you have taken too much, or the wrong one, do not wait. {call}\n\nWhat I can do"
        " is show what was measured before and after you began, if you tell me the day."
    ),
    diagnosis=(
        "**I cannot make a diagnosis, and no number from a watch can.** What you have is for a"
        " doctor to find out. What was measured may help there: ask me for it by name, such as"
        " your blood pressure of the last 30 days, or take the page for a visit along (*Hand"
        " over* on *Overview*).\n\nIf you feel very unwell now, do not wait. {call}"
    ),
    names_dose=(
        "*This names a dose or a change of medicine. It is no advice: ask your doctor or pharmacist first.*"
    ),
    names_diagnosis=(
        "*This reads like a diagnosis. A model cannot make one, and no number of a watch can:"
        " what was measured is a reason to ask a doctor, no more.*"
    ),
)
