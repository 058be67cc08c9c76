# ruff: noqa: E501  A page is read by its lines.
"""Pages as laboratories lay them out, and what a person reads on them.

The layouts follow public descriptions and samples, read on 2026-11-29: the columns of Labcorp and Quest as the
READMEs of programs that parse their PDFs name them, British general practice by the names of its pathology
terms, Indian laboratories by public samples, Polish and German ones by notes and catalogues in public
repositories, the columns with the unit first by HL7's example of a lipid report. Names and numbers are ours.
"""

from dataclasses import dataclass

Value = tuple[str, float, float | None, float | None]
"""The metric, the number and the ends of its range, in the report's own unit."""


@dataclass(frozen=True)
class Layout:
    """The pages of a report, and the values of our metrics that a person reads on them."""

    pages: tuple[str, ...]
    values: tuple[Value, ...]


LAYOUTS = {
    "Labcorp": Layout(
        (
            """
labcorp                                                                      Patient Report
Specimen ID: 123-456-7890-0          Date Collected: 10/14/2026    Date Received: 10/14/2026
DOB: 02/25/1980                      Date Reported: 10/15/2026

CBC With Differential/Platelet
Test                          Current Result and Flag    Previous Result and Date     Units          Reference Interval
WBC 01                        5.8                        6.4        04/02/2026        x10E3/uL       3.4-10.8
RBC 01                        4.71                       4.80       04/02/2026        x10E6/uL       4.14-5.80
Hemoglobin 01                 14.6                       14.9       04/02/2026        g/dL           13.0-17.7
Hematocrit 01                 43.1                       44.0       04/02/2026        %              37.5-51.0
MCV 01                        92                         92         04/02/2026        fL             79-97
MCH 01                        31.0                       31.0       04/02/2026        pg             26.6-33.0
Platelets 01                  233                        241        04/02/2026        x10E3/uL       150-450

Comp. Metabolic Panel (14)
Test                          Current Result and Flag    Previous Result and Date     Units          Reference Interval
Glucose 01                    104          High                                       mg/dL          70-99
BUN 01                        14                         15         04/02/2026        mg/dL          6-24
Creatinine 01                 0.97                       0.95       04/02/2026        mg/dL          0.76-1.27
eGFR                          101                                                     mL/min/1.73    >59
Sodium 01                     141                        140        04/02/2026        mmol/L         134-144
Potassium 01                  4.4                        4.1        04/02/2026        mmol/L         3.5-5.2
Calcium 01                    9.6                        9.4        04/02/2026        mg/dL          8.7-10.2
Albumin 01                    4.6                        4.5        04/02/2026        g/dL           4.1-5.1
Bilirubin, Total 01           0.6                        0.5        04/02/2026        mg/dL          0.0-1.2
Alkaline Phosphatase 01       61                         64         04/02/2026        IU/L           44-121
AST (SGOT) 01                 21                         23         04/02/2026        IU/L           0-40
ALT (SGPT) 01                 19                         25         04/02/2026        IU/L           0-44
""",
            """
labcorp                                                                      Patient Report
Lipid Panel
Test                          Current Result and Flag    Previous Result and Date     Units          Reference Interval
Cholesterol, Total 01         212          High          198        04/02/2026        mg/dL          100-199
Triglycerides 01              96                         110        04/02/2026        mg/dL          0-149
HDL Cholesterol 01            54                         51         04/02/2026        mg/dL          >39
VLDL Cholesterol Cal          17                                                      mg/dL          5-40
LDL Chol Calc (NIH)           141          High          125        04/02/2026        mg/dL          0-99

Hemoglobin A1c
Hemoglobin A1c 01             5.4                                                     %              4.8-5.6
Please Note: 01
         Prediabetes: 5.7 - 6.4
         Diabetes: >6.4
         Glycemic control for adults with diabetes: <7.0

TSH 01                        1.820                                                   uIU/mL         0.450-4.500
C-Reactive Protein, Cardiac 01    0.58                                                mg/L           0.00-3.00
Vitamin D, 25-Hydroxy 01      28.4         Low                                        ng/mL          30.0-100.0
PSA 01                        <0.1                                                    ng/mL          0.0-4.0
Date Created and Stored 10/15/26 0912 ET  Final Report  Page 2 of 2
""",
        ),
        (
            ("white_cells", 5.8, 3.4, 10.8), ("red_cells", 4.71, 4.14, 5.80), ("haemoglobin", 14.6, 13.0, 17.7),
            ("haematocrit", 43.1, 37.5, 51.0), ("mcv", 92, 79, 97), ("platelets", 233, 150, 450),
            ("glucose_plasma", 104, 70, 99), ("creatinine", 0.97, 0.76, 1.27), ("egfr", 101, 59, None),
            ("sodium", 141, 134, 144), ("potassium", 4.4, 3.5, 5.2), ("calcium", 9.6, 8.7, 10.2),
            ("albumin", 4.6, 4.1, 5.1), ("bilirubin_total", 0.6, 0.0, 1.2), ("alp", 61, 44, 121),
            ("ast", 21, 0, 40), ("alt", 19, 0, 44), ("cholesterol_total", 212, 100, 199),
            ("triglycerides", 96, 0, 149), ("cholesterol_hdl", 54, 39, None), ("cholesterol_ldl", 141, 0, 99),
            ("hba1c", 5.4, 4.8, 5.6), ("tsh", 1.82, 0.45, 4.5), ("crp_hs", 0.58, 0.0, 3.0),
            ("vitamin_d", 28.4, 30.0, 100.0),
        ),
    ),
    "Quest": Layout(
        (
            """
Quest Diagnostics                        SPECIMEN INFORMATION            PATIENT INFORMATION
COLLECTED: 10/14/2026  07:45 ET    RECEIVED: 10/14/2026    REPORTED: 10/16/2026   DOB: 02/25/1980

Test Name                          In Range      Out Of Range      Reference Range              Lab
LIPID PANEL, STANDARD
  CHOLESTEROL, TOTAL                             213 H             <200 mg/dL                   EN
  HDL CHOLESTEROL                  58                              > OR = 40 mg/dL              EN
  TRIGLYCERIDES                    88                              <150 mg/dL                   EN
  LDL-CHOLESTEROL                                137 H             mg/dL (calc)                 EN
     Reference range: <100
     Desirable range <100 mg/dL for primary prevention;
     <70 mg/dL for patients with CHD or diabetic patients with > or = 2 CHD risk factors.
  CHOL/HDLC RATIO                  3.7                             <5.0 (calc)                  EN
  NON HDL CHOLESTEROL                            155 H             <130 mg/dL (calc)            EN
COMPREHENSIVE METABOLIC PANEL
  GLUCOSE                          94                              65-99 mg/dL                  EN
                  Fasting reference interval
  UREA NITROGEN (BUN)              14                              7-25 mg/dL                   EN
  CREATININE                       0.98                            0.60-1.29 mg/dL              EN
  EGFR                             99                              > OR = 60 mL/min/1.73m2      EN
  SODIUM                           139                             135-146 mmol/L               EN
  POTASSIUM                        4.3                             3.5-5.3 mmol/L               EN
  CALCIUM                          9.5                             8.6-10.3 mg/dL               EN
  ALBUMIN                          4.6                             3.6-5.1 g/dL                 EN
  BILIRUBIN, TOTAL                 0.7                             0.2-1.2 mg/dL                EN
  BILIRUBIN, DIRECT                0.2                             < OR = 0.2 mg/dL             EN
  ALKALINE PHOSPHATASE             58                              36-130 U/L                   EN
  AST                              20                              10-40 U/L                    EN
  ALT                              18                              9-46 U/L                     EN
HEMOGLOBIN A1c                     5.3                             <5.7 % of total Hgb          EN
""",
            """
CBC (INCLUDES DIFF/PLT)
  WHITE BLOOD CELL COUNT           5.6                             3.8-10.8 Thousand/uL         EN
  RED BLOOD CELL COUNT             4.84                            4.20-5.80 Million/uL         EN
  HEMOGLOBIN                       14.8                            13.2-17.1 g/dL               EN
  HEMATOCRIT                       44.2                            38.5-50.0 %                  EN
  MCV                              91.3                            80.0-100.0 fL                EN
  PLATELET COUNT                   241                             140-400 Thousand/uL          EN
  ABSOLUTE NEUTROPHILS             3192                            1500-7800 cells/uL           EN
TSH W/REFLEX TO FT4                1.74                            0.40-4.50 mIU/L              EN
T4, FREE                           1.2                             0.8-1.8 ng/dL                EN
VITAMIN D,25-OH,TOTAL,IA                         26 L              30-100 ng/mL                 EN
FERRITIN                           92                              38-380 ng/mL                 EN
IRON, TOTAL                        96                              50-180 mcg/dL                EN
URIC ACID                          5.9                             4.0-8.0 mg/dL                EN
LIPOPROTEIN (a)                    22                              <75 nmol/L                   Z4M
APOLIPOPROTEIN B                                 98 H              <90 mg/dL                    Z4M
HS CRP                             0.7                             mg/L                         EN
URINALYSIS, COMPLETE
  GLUCOSE                          NEGATIVE                        NEGATIVE                     EN
ALBUMIN, RANDOM URINE W/CREATININE
  CREATININE                       98                              20-320 mg/dL                 EN
  ALBUMIN                          0.4                             See Note: mg/dL              EN
  SODIUM                           101                             28-272 mmol/L                EN
""",
        ),
        (
            ("cholesterol_total", 213, None, 200), ("cholesterol_hdl", 58, 40, None), ("triglycerides", 88, None, 150),
            ("cholesterol_ldl", 137, None, 100), ("cholesterol_non_hdl", 155, None, 130), ("glucose_plasma", 94, 65, 99),
            ("creatinine", 0.98, 0.60, 1.29), ("egfr", 99, 60, None), ("sodium", 139, 135, 146), ("potassium", 4.3, 3.5, 5.3),
            ("calcium", 9.5, 8.6, 10.3), ("albumin", 4.6, 3.6, 5.1), ("bilirubin_total", 0.7, 0.2, 1.2), ("alp", 58, 36, 130),
            ("ast", 20, 10, 40), ("alt", 18, 9, 46), ("hba1c", 5.3, None, 5.7), ("white_cells", 5.6, 3.8, 10.8),
            ("red_cells", 4.84, 4.20, 5.80), ("haemoglobin", 14.8, 13.2, 17.1), ("haematocrit", 44.2, 38.5, 50.0),
            ("mcv", 91.3, 80, 100), ("platelets", 241, 140, 400), ("tsh", 1.74, 0.40, 4.50), ("t4_free", 1.2, 0.8, 1.8),
            ("vitamin_d", 26, 30, 100), ("ferritin", 92, 38, 380), ("iron", 96, 50, 180), ("uric_acid", 5.9, 4.0, 8.0),
            ("lipoprotein_a", 22, None, 75), ("apolipoprotein_b", 98, None, 90), ("crp_hs", 0.7, None, None),
        ),
    ),
    "German": Layout(
        (
            """
MVZ Labor Beispiel                                     Laborbefund            Seite 1 von 2
Geb.-Datum: 25.02.1980        Entnahme: 14.10.2026 07:45     Eingang: 14.10.2026    Ausgang: 15.10.2026

Untersuchung                  Ergebnis         Einheit            Referenzbereich
Kleines Blutbild
Leukozyten                    6,8              /nl                4,0 - 10,0
Erythrozyten                  4,92             /pl                4,3 - 5,7
Hämoglobin                    14,8             g/dl               13,5 - 17,2
Hämatokrit                    43,5             %                  39,5 - 50,5
MCV                           88               fl                 80 - 99
Thrombozyten                  254              /nl                150 - 370
Klinische Chemie
Glukose nüchtern              101     +        mg/dl              70 - 99
Kreatinin i.S.                0,94             mg/dl              0,70 - 1,20
GFR (CKD-EPI)                 97               ml/min/1,73m²      > 90
Harnsäure                     5,6              mg/dl              3,4 - 7,0
Harnstoff                     31               mg/dl              17 - 43
Natrium                       141              mmol/l             136 - 145
Kalium                        4,2              mmol/l             3,5 - 5,1
Calcium                       2,38             mmol/l             2,20 - 2,55
GOT (ASAT)                    24               U/l                < 50
GPT (ALAT)                    28               U/l                < 50
Gamma-GT                      22               U/l                < 60
Alk. Phosphatase              66               U/l                40 - 130
Bilirubin gesamt              0,6              mg/dl              bis 1,2
Bilirubin direkt              0,2              mg/dl              bis 0,3
CRP                           1,2              mg/l               < 5,0
""",
            """
MVZ Labor Beispiel                                     Laborbefund            Seite 2 von 2
Untersuchung                  Ergebnis         Einheit            Referenzbereich
Fettstoffwechsel
Cholesterin gesamt            212     +        mg/dl              < 200
HDL-Cholesterin               56               mg/dl              > 40
LDL-Cholesterin               139     +        mg/dl              < 116
Triglyceride                  89               mg/dl              < 150
HbA1c (NGSP)                  5,4              %                  4,0 - 6,0
HbA1c (IFCC)                  36               mmol/mol Hb        20 - 42
Ferritin                      1.234   +        µg/l               30 - 400
TSH basal                     1,82             µU/ml              0,27 - 4,20
fT4                           12,3             pg/ml              9,3 - 17,0
25-OH-Vitamin D3              24,3    -        ng/ml              30 - 100
Vitamin B12                   345              pg/ml              197 - 771
Folsäure                      7,5              ng/ml              3,9 - 26,8
Urinstatus
Glukose                       15               mg/dl              < 30
Leukozyten                    500              /µl                < 25
Natrium                       95               mmol/l
Beurteilung: Ein HbA1c von 6,5 % oder höher spricht für einen Diabetes.
""",
        ),
        (
            ("white_cells", 6.8, 4.0, 10.0), ("red_cells", 4.92, 4.3, 5.7), ("haemoglobin", 14.8, 13.5, 17.2),
            ("haematocrit", 43.5, 39.5, 50.5), ("mcv", 88, 80, 99), ("platelets", 254, 150, 370),
            ("glucose_fasting", 101, 70, 99), ("creatinine", 0.94, 0.70, 1.20), ("egfr", 97, 90, None),
            ("uric_acid", 5.6, 3.4, 7.0), ("sodium", 141, 136, 145), ("potassium", 4.2, 3.5, 5.1), ("calcium", 2.38, 2.20, 2.55),
            ("ast", 24, None, 50), ("alt", 28, None, 50), ("ggt", 22, None, 60), ("alp", 66, 40, 130),
            ("bilirubin_total", 0.6, None, 1.2), ("crp", 1.2, None, 5.0), ("cholesterol_total", 212, None, 200),
            ("cholesterol_hdl", 56, 40, None), ("cholesterol_ldl", 139, None, 116), ("triglycerides", 89, None, 150),
            ("hba1c", 5.4, 4.0, 6.0), ("hba1c", 36, 20, 42), ("ferritin", 1234, 30, 400), ("tsh", 1.82, 0.27, 4.20), ("t4_free", 12.3, 9.3, 17.0),
            ("vitamin_d", 24.3, 30, 100), ("vitamin_b12", 345, 197, 771), ("folate", 7.5, 3.9, 26.8),
        ),
    ),
    "German, earlier values": Layout(
        (
            """
Labor Dr. Muster              Befund vom 15.10.2026    Entnahmedatum: 14.10.2026
Analyse              Ergebnis    Einheit     Normbereich        Vorwert
Leukozyten           6.800       /µl         4.000 - 10.000     7.100
Thrombozyten         254         Tsd./µl     150 - 370          249
Hämoglobin           14,8        g/dl        13,5 - 17,2        15,1
Kreatinin                        mg/dl       0,70 - 1,20        0,95
Kalium               4,2         mmol/l      3,5 - 5,1
""",
        ),
        (
            ("white_cells", 6800, 4000, 10000), ("platelets", 254, 150, 370), ("haemoglobin", 14.8, 13.5, 17.2),
            ("potassium", 4.2, 3.5, 5.1),
        ),
    ),
    "British": Layout(
        (
            """
Pathology report                              NHS number 000 000 0000
Collected: 14 Oct 2026 08:12         Received: 14 Oct 2026        Reported: 15 Oct 2026

Full blood count
Haemoglobin concentration                          145 g/L             [130.0 - 180.0]
Total white blood count                            6.1 10*9/L          [4.0 - 11.0]
Platelet count - observation                       250 10*9/L          [150.0 - 400.0]
Red blood cell count                               4.90 10*12/L        [4.5 - 6.5]
Haematocrit                                        0.43 L/L            [0.4 - 0.52]
Mean cell volume                                   89.0 fL             [80.0 - 100.0]
Mean cell haemoglobin concentration                335 g/L             [315.0 - 360.0]
Renal profile
Serum sodium level                                 140 mmol/L          [133.0 - 146.0]
Serum potassium level                              4.3 mmol/L          [3.5 - 5.3]
Serum creatinine level                             80 umol/L           [59.0 - 104.0]
eGFR using creatinine (CKD-EPI) per 1.73 square metres   > 90 mL/min
Liver function tests
Serum albumin level                                44 g/L              [35.0 - 50.0]
Serum total bilirubin level                        9 umol/L            [< 21]
Serum alkaline phosphatase level                   70 iu/L             [30.0 - 130.0]
Serum alanine aminotransferase level               22 iu/L             [< 41]
Serum adjusted calcium concentration               2.35 mmol/L         [2.2 - 2.6]
Lipid profile
Serum total cholesterol level                      5.2 mmol/L
Serum HDL cholesterol level                        1.4 mmol/L          [> 1.0]
Se non HDL cholesterol level                       3.8 mmol/L
Serum triglyceride levels                          1.1 mmol/L          [< 1.7]
Serum ferritin level                               80 ug/L             [30.0 - 400.0]
Serum TSH level                                    1.50 mu/L           [0.27 - 4.2]
Serum C reactive protein level                     2 mg/L              [< 5]
Serum vitamin B12 level                            322 ng/L            [197.0 - 771.0]
Total 25-hydroxyvitamin D level                    55 nmol/L
Haemoglobin A1c level - IFCC standardised          36 mmol/mol         [20.0 - 41.0]
Urine albumin level                                12 mg/L
""",
        ),
        (
            ("haemoglobin", 145, 130, 180), ("white_cells", 6.1, 4, 11), ("platelets", 250, 150, 400), ("red_cells", 4.9, 4.5, 6.5),
            ("haematocrit", 0.43, 0.4, 0.52), ("mcv", 89, 80, 100), ("sodium", 140, 133, 146), ("potassium", 4.3, 3.5, 5.3),
            ("creatinine", 80, 59, 104), ("albumin", 44, 35, 50), ("bilirubin_total", 9, None, 21), ("alp", 70, 30, 130),
            ("alt", 22, None, 41), ("cholesterol_total", 5.2, None, None), ("cholesterol_hdl", 1.4, 1.0, None),
            ("cholesterol_non_hdl", 3.8, None, None), ("triglycerides", 1.1, None, 1.7), ("ferritin", 80, 30, 400),
            ("tsh", 1.5, 0.27, 4.2), ("crp", 2, None, 5), ("vitamin_b12", 322, 197, 771), ("vitamin_d", 55, None, None),
            ("hba1c", 36, 20, 41),
        ),
    ),
    "Indian": Layout(
        (
            """
HealthCare Diagnostics          Collected: 14/10/2026 08:10    Reported: 15/10/2026
COMPLETE BLOOD COUNT (CBC)
Hemoglobin (Hb): 13.5 g/dL (Reference: 13.0-17.0)
Total Leukocyte Count: 7,500 /µL (Reference: 4,000-11,000)
Platelet Count: 250,000 /µL (Reference: 150,000-450,000)
Red Blood Cells: 4.8 M/µL (Reference: 4.5-5.5)
Hematocrit: 41% (Reference: 40-50%)
METABOLIC PANEL
Glucose (Fasting): 95 mg/dL (Reference: 70-100)
Creatinine, Serum (Enzymatic): 0.9 mg/dL (Reference: 0.7-1.3)
Sodium (Na): 140 mEq/L (Reference: 135-145)
Potassium (K+): 4.0 mEq/L (Reference: 3.5-5.0)
Total Cholesterol: 180 mg/dL (Reference: <200)
Alanine Aminotransferase (ALT/SGPT): 25 U/L (Reference: 7-56)
Bilirubin (Direct): 0.2 mg/dL (Reference: 0.0-0.3)
Total Bilirubin: 0.8 mg/dL (Reference: 0.3-1.2)
Thyroid Stimulating Hormone (TSH): 2.5 µIU/mL (Reference: 0.4-4.0)
HbA1c (Glycated Hemoglobin): 5.6 % (Normal: <5.7, Prediabetes: 5.7-6.4, Diabetes: >=6.5)
""",
        ),
        (
            ("haemoglobin", 13.5, 13, 17), ("white_cells", 7500, 4000, 11000), ("platelets", 250000, 150000, 450000),
            ("red_cells", 4.8, 4.5, 5.5), ("haematocrit", 41, 40, 50), ("glucose_fasting", 95, 70, 100),
            ("creatinine", 0.9, 0.7, 1.3), ("sodium", 140, 135, 145), ("potassium", 4.0, 3.5, 5.0),
            ("cholesterol_total", 180, None, 200), ("alt", 25, 7, 56), ("bilirubin_total", 0.8, 0.3, 1.2),
            ("tsh", 2.5, 0.4, 4.0), ("hba1c", 5.6, None, 5.7),
        ),
    ),
    "unit first": Layout(
        (
            """
Acme Laboratory, Inc                      Lipid Report            Collected: 3-Mar-2026
Test                  Units       Value       Reference Range
Cholesterol           mmol/L      6.3         <4.5
Triglyceride          mmol/L      1.3         <2.0
HDL Cholesterol       mmol/L      1.3         >1.5
LDL Chol. (calc)      mmol/L      4.2         <3.0
""",
        ),
        (
            ("cholesterol_total", 6.3, None, 4.5), ("triglycerides", 1.3, None, 2.0), ("cholesterol_hdl", 1.3, 1.5, None),
            ("cholesterol_ldl", 4.2, None, 3.0),
        ),
    ),
    "two tables side by side": Layout(
        (
            """
Regional Hospital              Sample date: 2026-10-14
Sodium        140    mmol/L    135-145          Haemoglobin     142    g/L       130-170
Potassium     4.1    mmol/L    3.5-5.1          Platelets       243    10^9/L    150-400
Creatinine    84     umol/L    60-110           MCV             91     fL        80-100
Calcium       2.31   mmol/L    2.15-2.55        CRP             <1     mg/L      0-5
""",
        ),
        (
            ("sodium", 140, 135, 145), ("haemoglobin", 142, 130, 170), ("potassium", 4.1, 3.5, 5.1), ("platelets", 243, 150, 400),
            ("creatinine", 84, 60, 110), ("mcv", 91, 80, 100), ("calcium", 2.31, 2.15, 2.55),
        ),
    ),
    "a column for each day": Layout(
        (
            """
Kumulativbefund                 Geb. 25.02.1980
Parameter       Einheit     Referenz         14.10.2026     02.04.2026     11.11.2025
Kreatinin       mg/dl       0,70 - 1,20      0,94           0,91           0,97
Kalium          mmol/l      3,5 - 5,1                       4,1
Natrium         mmol/l      136 - 145        141
Harnstoff       mg/dl       17 - 43          31             30             33
Ferritin        µg/l        30 - 400         41             28 -           19 -
CRP             mg/l        < 5,0            < 1            1,2
HbA1c           %           4,0 - 6,0     5,4           5,6            5,5
Triglyceride 88 mg/dl
""",
        ),
        (
            ("creatinine", 0.94, 0.70, 1.20), ("creatinine", 0.91, 0.70, 1.20), ("creatinine", 0.97, 0.70, 1.20),
            ("potassium", 4.1, 3.5, 5.1), ("sodium", 141, 136, 145), ("ferritin", 41, 30, 400), ("ferritin", 28, 30, 400),
            ("ferritin", 19, 30, 400), ("crp", 1.2, None, 5.0), ("hba1c", 5.4, 4.0, 6.0), ("hba1c", 5.6, 4.0, 6.0),
            ("hba1c", 5.5, 4.0, 6.0),
        ),
    ),
}  # fmt: skip
