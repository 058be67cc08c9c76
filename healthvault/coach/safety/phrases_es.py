"""What is said instead of an answer, or before it, in Spanish."""

from healthvault.coach.safety.phrases import Phrases

WORDS = Phrases(
    language="es",
    call="Llama al {numbers}.",
    anywhere=(
        "En la Unión Europea llama al [**112**](tel:112), en Estados Unidos, Canadá y México al"
        " [**911**](tel:911); en otro lugar, al número de emergencias de tu país."
    ),
    by_zone="País de estos números: {country}, por tu zona horaria {zone}.",
    chosen="País de estos números: {country}, que elegiste.",
    unknown="No conozco los números de donde vives.",
    change="Cambiar",
    away="Tu última noche se midió con otra hora. Si estás de viaje:",
    always="a toda hora",
    weekdays=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    or_=" o al ",
    now=(
        "**Lo que describes puede ser una emergencia.** No puedo juzgarlo, y ningún número de un"
        " reloj puede descartarlo. Pide ayuda ahora; no conduzcas, y no esperes una respuesta"
        " aquí.\n\n{call}"
    ),
    hurt=(
        "**Gracias por escribirlo. No tienes que estar a solas con esto.** Soy un programa y no"
        " puedo ser la ayuda que mereces ahora; hay personas que sí:"
    ),
    hurt_anywhere=(
        "En Estados Unidos y Canadá llama al [**988**](tel:988), en el Reino Unido, Irlanda y"
        " varios países de la Unión Europea al [**116 123**](tel:116123). En otro lugar,"
        " [findahelpline.com](https://findahelpline.com) indica una línea cerca de ti."
    ),
    hurt_now=(
        "Si podrías hacerlo ahora, o ya has hecho algo, pide ayuda de inmediato, o ve con"
        " alguien que pueda quedarse contigo. {call}"
    ),
    food=(
        "**Parece que comer, o no comer, es difícil ahora.** Los números de peso y calorías"
        " pueden empeorarlo, así que no daré ninguno aquí. Un médico es un buen primer paso."
    ),
    food_lines="Personas que saben de esto:",
    food_urgent="Si te mareas, el corazón se acelera o no retienes nada, es urgente. {call}",
    pregnancy_urgent=(
        "**En el embarazo y tras un parto, esto debe verse ahora.** No puedo juzgarlo. Llama a"
        " tu matrona o a la maternidad, a cualquier hora. Si nadie contesta, o empeora: {call}"
    ),
    pregnancy=(
        "En el embarazo, lo habitual cambia de semana en semana: los rangos de aquí vienen de"
        " personas que no están embarazadas y no sirven. Pregunta a tu matrona o a tu médico."
        " Con sangrado, dolor fuerte, visión borrosa, fiebre o un bebé que se mueve menos, llama"
        " de inmediato."
    ),
    pressure=(
        "**{said} es una presión que no debe esperar.** Siéntate, descansa unos minutos y mide"
        " otra vez. Si sigue ahí, llama hoy a un médico. Con dolor de pecho, falta de aire,"
        " debilidad, entumecimiento o problemas para ver o hablar, no esperes. {call}"
    ),
    oxygen=(
        "**{said} es un nivel de oxígeno que no debe esperar.** Calienta las manos, quédate"
        " quieto y mide otra vez, mejor en el dedo: los relojes se equivocan a menudo. Si sigue"
        " ahí, o te falta el aire, estás confuso o tienes los labios azules, pide ayuda ahora."
        " {call}"
    ),
    sugar_low=(
        "**{said} es una glucosa demasiado baja para esperar.** Si puedes tragar, toma ahora"
        " algo con azúcar, como te enseñaron, y mide otra vez. Si no sube, o estás somnoliento o"
        " confuso, que alguien pida ayuda. {call}"
    ),
    sugar_high=(
        "**{said} es una glucosa que no debe esperar.** Mide otra vez y sigue el plan de tu"
        " médico. Si sigue ahí, o vomitas, respiras rápido, estás muy cansado o confuso, pide"
        " ayuda ahora. {call}"
    ),
    pulse=(
        "**{said} en reposo debe verse.** Quédate quieto cinco minutos y cuenta otra vez. Si"
        " sigue así, llama hoy a un médico. Con dolor de pecho, desmayo o falta de aire, pide"
        " ayuda ahora. {call}"
    ),
    dose=(
        "**No puedo decir cuánto tomar de un medicamento, ni si empezar, dejar o cambiar uno.**"
        " Depende de lo que no sé: por qué lo tomas, tus otros medicamentos, tus riñones."
        " Pregunta en la farmacia o a tu médico, y no dejes por tu cuenta lo que te recetaron."
        " Si has tomado demasiado, o el equivocado, no esperes. {call}\n\nLo que sí puedo es"
        " mostrar lo que se midió antes y después, si me dices el día."
    ),
    diagnosis=(
        "**No puedo hacer un diagnóstico, y ningún número de un reloj puede.** Lo que tienes lo"
        " averigua un médico. Lo que se midió puede ayudarle: pídemelo por su nombre, como la"
        " presión de los últimos 30 días, o lleva la página para la consulta (*Hand over* en"
        " *Overview*).\n\nSi te sientes muy mal ahora, no esperes. {call}"
    ),
    names_dose=(
        "*Aquí se nombra una dosis o un cambio de medicación. No es un consejo: pregunta antes a"
        " tu médico o en la farmacia.*"
    ),
    names_diagnosis=(
        "*Esto parece un diagnóstico. Un modelo no puede hacerlo, y ningún número de un reloj"
        " puede: lo que se midió es un motivo para ir al médico, nada más.*"
    ),
)
