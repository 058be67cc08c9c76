"""Readings that should not wait, each with where it is published. None of them is a diagnosis.

Each was compared on 2026-11-29 with a stored copy of the page or paper that is named behind "Read"; where
there is none, it could not be. No live page could be opened.
"""

SYSTOLIC_MMHG, DIASTOLIC_MMHG = 180.0, 120.0
"""From here on a blood pressure is severe. Source: Whelton et al. 2017 ACC/AHA guideline, Hypertension
2018;71:e13, section 11.2 (hypertensive crises: above 180 and/or 120); heart.org, "When to call 911
about high blood pressure": measure again after at least a minute, call with any symptom.
Read: heart.org, the page named ("180/120 or greater: wait at least 1-2 minutes, take it again")."""

PREGNANT_SYSTOLIC_MMHG, PREGNANT_DIASTOLIC_MMHG = 160.0, 110.0
"""From here on it is severe in pregnancy and to be treated within the hour. Source: ACOG Committee
Opinion 767, Obstet Gynecol 2019;133:e174. Read: its abstract (treat within 30 to 60 minutes), and
contemporaryobgyn.net for 160 and 110."""

SPO2_PERCENT = 92.0
"""At or below, go to a hospital at once. Source: NHS England, "Pulse oximetry to detect early
deterioration" (2020): 92 % or less. Read: gpdirect.co.uk and durhamstudenthealth.co.uk, which repeat it.
BTS guideline for oxygen (O'Driscoll 2017, Thorax 72:i1) aims at 94 to 98 % for most."""

SPO2_WATCH_PERCENT = 88.0
"""For the mean of a day from a wearable, which reads several points low or high: 88 % is below what
BTS accepts in anybody (target 88 to 92 % in chronic lung disease; same guideline)."""

GLUCOSE_LOW_MG_DL = 54.0
"""Below, level 2 low blood sugar. Source: ADA, Standards of Care in Diabetes 2025, section 6, Diabetes
Care 48 Suppl 1:S128: below 54 mg/dL (3.0 mmol/L), act at once. Read: Diabetes Care, table 6.3 of 2017, and
chaitanya.com.np for the classes of 2022."""

GLUCOSE_HIGH_MG_DL = 300.0
"""From here on, if it stays there, go to an emergency room. Source: CDC, "Diabetic ketoacidosis"
(2024): 300 mg/dL (16.7 mmol/L). Read: a copy of the page that breaks off before the number."""

MG_DL_PER_MMOL_L = 18.016
"""Source: the molar mass of glucose, 180.16 g/mol."""

RESTING_FAST_BPM, RESTING_SLOW_BPM = 120.0, 40.0
"""At rest, above or below: see somebody soon. Source: NHS, "How do I check my pulse?" and British
Heart Foundation, "Your heart rate": continuously above 120 or below 40.
Read: express.co.uk of 2018, which quotes the NHS; the page of the foundation today calls above 100 fast."""

KCAL_A_DAY = 800.0
"""At or below only under medical care. Source: NICE NG246 (2025) on very-low-energy diets: below 800
kcal a day. Read: NBK311324, the guideline before it, CG189: 450 to 800 kcal."""

LOSS_KG_A_WEEK = 2.0
"""More than that is beyond any advice. Source: CDC, "Steps for losing weight" (2025): 1 to 2 pounds a
week, which is 0.9 kg; twice of it and more is asked about here."""

FAST_DAYS = 4
"""From so many days on a fast without food is risky. Source: NICE CG32, 1.4.6: little or nothing eaten
for more than 5 days puts somebody at risk of refeeding problems; one day earlier, because it is a
plan. Read: PMC8672300, table 2, and docest.com/doc/188230."""

UNDERWEIGHT_KG_M2 = 18.5
"""Body mass index below which losing more is no plan. Source: WHO, TRS 854 (1995), section 7."""
