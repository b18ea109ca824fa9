"""What the reports must tell (故事): the only numbers of the sample that somebody chose.

Everything else is drawn at random around published levels (`anchors.py`). The effect that each choice must have
on scores and grades is listed in `data/sample/README.md` and tested in `tests/test_sample.py`.
"""

from fractions import Fraction

# Levels of rows 1 and 2: manufacturing 93.71 % (National Bureau of Statistics, statistical communiqué, 2017, the
# first year that has it); farm produce 97.1 % (Ministry of Agriculture, national routine monitoring, 2015) and at
# least 96 % by 2015 (national plan).

# ── Row 1, manufacturing: "passed/inspected" of each quarter ─────────────────────────────────────────────────────
# 2016, against 93 %:
#   guxing       900 samples, an ordinary town: 93.4 %
#   huayuankou   12 of 12: full points, and an interval that reaches far below the target
#   laoyachen    138/150 by Q3 and 184/200 by Q4: both exactly 92 %, one point short, still in the first band
#   changxinglu  137/150 and 183/200: one failure more than laoyachen, and in the second band
#   xincheng     87.8 %
MANUFACTURING = {
    2015: {
        "guxing": "190/205 191/205 190/205 190/205",
        "huayuankou": "4/4 4/4 3/4 4/4",
        "liuzhai": "33/35 32/35 33/35 32/35",
        "laoyachen": "44/48 44/47 44/48 44/47",
        "changxinglu": "44/48 43/47 44/48 44/47",
        "yingbinlu": "68/73 67/72 68/73 67/72",
        "xincheng": "38/43 37/42 38/43 37/42",
        "dahelu": "51/55 52/55 51/55 51/55",
    },
    2016: {
        "guxing": "211/225 209/225 211/225 210/225",
        "huayuankou": "3/3 3/3 3/3 3/3",
        "liuzhai": "36/38 35/37 35/38 35/37",
        "laoyachen": "37/40 56/60 45/50 46/50",
        "changxinglu": "36/40 56/60 45/50 46/50",
        "yingbinlu": "76/80 75/80 75/80 76/80",
        "xincheng": "40/45 39/45 40/45 39/45",
        "dahelu": "57/60 56/60 57/60 57/60",
    },
}

# ── Row 2, farm produce, against 97 % in 2016 ────────────────────────────────────────────────────────────────────
# liuzhai has no farms: it reports 0 of 0, which is not applicable. agriculture has samples of its own, which count
# for it in place of the towns' pool. dahelu publishes a rate without counts (FARM_RATE).
FARM_PRODUCE = {
    2015: {
        "guxing": "58/60 58/60 58/60 58/60",
        "huayuankou": "41/43 41/42 41/43 40/42",
        "liuzhai": "0/0 0/0 0/0 0/0",
        "laoyachen": "9/9 8/9 9/9 9/9",
        "changxinglu": "5/5 5/5 5/5 4/5",
        "yingbinlu": "14/14 13/14 14/14 14/14",
        "xincheng": "11/12 11/12 11/12 11/12",
        "agriculture": "271/280 270/280 272/280 270/280",
    },
    2016: {
        "guxing": "63/65 64/65 63/65 63/65",
        "huayuankou": "43/45 44/45 43/45 43/45",
        "liuzhai": "0/0 0/0 0/0 0/0",
        "laoyachen": "9/10 10/10 9/10 10/10",
        "changxinglu": "5/5 5/5 4/5 5/5",
        "yingbinlu": "15/15 14/15 15/15 15/15",
        "xincheng": "11/12 11/13 11/12 12/13",
        "agriculture": "285/295 286/295 287/295 285/295",
    },
}
FARM_RATE = {2015: {"dahelu": {2: "96.4", 4: "96.9"}}, 2016: {"dahelu": {2: "97.1", 4: "97.4"}}}

# Who sends single batches (inspections), and who sends quarterly sums (measures); some send both, which must agree.
BATCHES = {
    "manufacturing": ("guxing", "huayuankou", "liuzhai", "laoyachen", "changxinglu", "dahelu"),
    "farm_produce": ("guxing", "huayuankou", "laoyachen", "changxinglu"),
}
SUMS = {
    "manufacturing": ("guxing", "laoyachen", "changxinglu", "yingbinlu", "xincheng"),
    "farm_produce": ("guxing", "liuzhai", "laoyachen", "yingbinlu", "xincheng", "agriculture"),
}

# (measure, target, unit, basis); dahelu has set itself a higher aim than the district.
TARGETS = {
    2015: (
        ("manufacturing_pass_rate", "92.5", "", "年度目标（样本）"),
        ("farm_produce_pass_rate", "96", "", "年度目标（样本）；国家规划：2015 年不低于 96%"),
    ),
    2016: (
        ("manufacturing_pass_rate", "93", "", "年度目标（样本）"),
        ("farm_produce_pass_rate", "97", "", "年度目标（样本）"),
        ("farm_produce_pass_rate", "97.5", "大河路街道", "街道自定目标（样本）"),
    ),
}

# ── Funding: this year over last year, the same in every quarter ─────────────────────────────────────────────────
# guxing: exactly 20 % more earns nothing; huayuankou: 20.01 % earns 2 points.
FUNDING_FACTOR = {
    "guxing": Fraction("1.20"),
    "huayuankou": Fraction("1.2001"),
    "liuzhai": Fraction("1.12"),
    "laoyachen": Fraction("1.08"),
    "changxinglu": Fraction("1.05"),
    "yingbinlu": Fraction("1.15"),
    "xincheng": Fraction("0.94"),
    "dahelu": Fraction("1.18"),
    "finance": Fraction("1.06"),
}

# ── Demonstration sites: the days on which they were set up ──────────────────────────────────────────────────────
# liuzhai gets its second one in Q4: open at Q3, scored at year's end. xincheng never gets a second one.
SITES = {
    "guxing": ("2014-09-23", "2015-05-14", "2016-03-22"),
    "huayuankou": ("2015-06-11", "2016-05-19"),
    "liuzhai": ("2015-04-28", "2016-11-18"),
    "laoyachen": ("2014-11-06", "2015-10-13"),
    "changxinglu": ("2015-03-17", "2016-06-07"),
    "yingbinlu": ("2014-06-24", "2015-08-20", "2015-12-08", "2016-04-12"),
    "xincheng": ("2015-10-27",),
    "dahelu": ("2014-12-16", "2015-09-22"),
    "market_quality": ("2014-10-14", "2015-03-15", "2016-09-01"),
    "housing_construction": ("2015-07-09", "2016-06-28"),
    "culture_tourism": ("2014-05-19", "2015-05-19"),
}

# ── Building works ───────────────────────────────────────────────────────────────────────────────────────────────
# xincheng keeps no register at all: an award stands in for 4.7.3, 4.7.5 is never reported.
WORKS_STARTED_A_YEAR = {
    "guxing": 15,
    "huayuankou": 8,
    "liuzhai": 14,
    "laoyachen": 16,
    "changxinglu": 17,
    "yingbinlu": 18,
    "dahelu": 15,
}
UNSUPERVISED = {
    2015: ("liuzhai",),
    2016: ("changxinglu",),
}  # the year's first new work is not under supervision
NOT_ACCEPTED = {
    2015: ("guxing", "changxinglu", "dahelu"),
    2016: ("yingbinlu",),
}  # the first one completed fails
NOTHING_COMPLETED = {
    2016: ("huayuankou",)
}  # an empty denominator: 4.7.3 on supervision alone, 4.7.5 not applicable
COMPLAINTS_PER_WORK = {2015: 0.6, 2016: 0.35}
COMPLAINTS_PER_WORK_IN = {(2015, "laoyachen"): 0.35, (2016, "laoyachen"): 0.7}  # and here they rise

# ── Honours: (unit, honour, day, holder) ─────────────────────────────────────────────────────────────────────────
# yingbinlu: seven kinds worth 13 by Q3, of which 10 count; a second trademark in Q4 is not a new kind.
# housing_construction: 2 points that lift 21 of 24 (87.5) to 89.5, between the printed ends of B and A.
HONOURS = {
    2015: (
        ("古荥镇", "zhongzhou_cup", "2015-11-24", "样本建筑公司甲"),
        ("区工商质监局", "provincial_testing_body", "2015-09-16", "样本检测中心"),
    ),
    2016: (
        ("迎宾路街道", "governor_quality_award", "2016-04-20", "样本制造公司甲"),
        ("迎宾路街道", "aaaa_standardisation", "2016-05-12", "样本制造公司甲"),
        ("迎宾路街道", "national_testing_body", "2016-06-03", "样本检测中心"),
        ("迎宾路街道", "standard_department_store", "2016-06-21", "样本百货店"),
        ("迎宾路街道", "well_known_trademark", "2016-07-14", "样本食品公司甲"),
        ("迎宾路街道", "china_time_honoured_brand", "2016-08-09", "样本老字号"),
        ("迎宾路街道", "provincial_standardisation_project", "2016-09-06", "样本物流公司"),
        ("迎宾路街道", "well_known_trademark", "2016-11-15", "样本食品公司乙"),
        ("区住建局", "luban_award", "2016-11-08", "样本建筑公司乙"),
        ("district", "henan_quality_county", "2016-09-20", "惠济区（样本）"),
    ),
}

# ── Incidents: (unit, day, title, finding, authority, evidence) ──────────────────────────────────────────────────
# dahelu would be an A: the finding of August makes it, and the district, a D. Where there is no finding, no veto.
INCIDENTS = {
    2015: (("花园口镇", "2015-07-08", "农家乐食物不适投诉（样本）", "", "", "样本登记表 2015-07"),),
    2016: (
        (
            "大河路街道",
            "2016-08-03",
            "桶装饮用水微生物超标致群体性肠胃不适（样本）",
            "2016年8月26日认定为区域性产品质量安全事件（样本）",
            "区政府授权调查组（样本）",
            "样本调查报告 2016-08",
        ),
        ("老鸦陈街道", "2016-05-17", "电动车充电器过热投诉（样本）", "", "", "样本登记表 2016-05"),
    ),
}

# ── Awards: what a unit's assessors give it in all, out of what they can give ────────────────────────────────────
# With the measured criteria (left: points from them at the end of 2016) the year ends at:
AWARDED = {
    "guxing": 53.5,  # 26 + 53.5 of 92.5: 85.95, B, close to huayuankou's base
    "huayuankou": 54.5,  # 23 + 54.5 of 90.5: 85.64, and 2 for funding: B
    "liuzhai": 59.5,  # 16 + 59.5 of 82.5: 91.52, A
    "laoyachen": 53,  # 21 + 53 of 92.5: exactly 80, B, thanks to one sample
    "changxinglu": 53,  # 20 + 53 of 92.5: 78.92, C
    "yingbinlu": 56,  # 22 + 56 of 92.5: 84.32, and 10 for honours: A
    "xincheng": 40,  # 11 + 40 of 92.5: 55.14, D
    "dahelu": 60.5,  # 25 + 60.5 of 92.5: 92.43, A before the veto
    "market_quality": 31.5,  # 12 + 31.5 of 47: 92.55, A
    "police_changxinglu": 7,  # of 8.5: 82.35, B, a tie with the next
    "police_dahelu": 7,
    "science_industry": 12,  # of 16.5: 72.73, C
    "development_statistics": 12,  # of 13: 92.31, A
    "agriculture": 12,  # 9 + 12 of 24.5: 85.71, B
    "work_safety": 9,  # of 9.5: 94.74, A
    "culture_tourism": 18,  # 2 + 18 of 24.5: 81.63, B
    "housing_construction": 17,  # 4 + 17 of 24: 87.5, and 2 for an honour: 89.5, in the gap
    "environment": 8,  # of 10: exactly 80, B
    "commerce": 4.5,  # of 8.5, 3 of them never reported: 52.94, D
    "finance": 9,  # 2 + 9 of 11.5: 95.65, A
    "transport": 9.5,  # of 13.5: 70.37, C
    "education_sports": 6,  # of 8.5: 70.59, C
    "food_drug": 17.5,  # of 21: 83.33, B
    "leading_group_office": 3.5,  # of 4: 87.5, B, below the floor for ranks
    "supervision_office": 0.5,  # of 0.5, all that it can get
}
AWARDED_SHARE = {2015: 0.94, 2016: 1.0}  # 2015: the same, somewhat lower

# Never judged, not even in Q4.
UNREPORTED = {
    2016: {
        "xincheng": ("3.5.1", "3.7.3", "3.8.4", "4.2.2", "4.4.3", "4.6.4"),
        "commerce": ("3.1.3", "3.3.3b", "3.5.1"),
    }
}
# An award in place of a missing number; 1 of 2 points.
STANDS_IN = {2015: {("xincheng", "4.7.3"): 1}, 2016: {("xincheng", "4.7.3"): 1}}
# Two assessors as far apart as can be: 0 and 2 of 2 points, so that the mean says 1.
FAR_APART = {2016: {("guxing", "3.8.2"): (0, 2)}}
# Judged by two groups throughout.
TWO_ASSESSORS = ("3.3.2", "3.8.5", "4.4.5", "4.8.3")

# ── Names as misprinted in the document ──────────────────────────────────────────────────────────────────────────
MISPRINTS = {"awards": {"古荥镇": "古荣镇"}, "tasks": {"长兴路公安分局": "市公安局兴路分局"}}
