"""Published levels around which the rest of the sample is drawn (锚点): body, title, year for each.

All were read in secondary copies; where the title of a release is not known, body and year are named alone.
Where nothing was published, the comment says "made up". No figure here is a result of Huiji District.
"""

# State Administration for Market Regulation, notice on the national supervisory spot check (市场监管总局关于
# 2021年产品质量国家监督抽查情况的公告), 2021: fail rates by size of enterprise and by place of sampling, and the
# share of batches taken at producers. Only their ratios are used: the sample's own totals are lower.
FAIL_BY_SIZE = {"large": 2.1, "medium": 3.3, "small": 13.1}
FAIL_BY_STRATUM = {"production": 9.8, "circulation": 16.4}
SHARE_BY_STRATUM = {"production": 16356, "circulation": 9280}
SHARE_BY_SIZE = {"large": 0.1, "medium": 0.25, "small": 0.65}  # made up; nationally 92 % are small

# Ministry of Agriculture, national routine monitoring of farm produce (国家农产品质量安全例行监测), 2015: fail rate
# by class. Shares of the classes: made up.
FAIL_BY_CLASS = {"蔬菜": 3.9, "水果": 4.4, "畜禽产品": 0.6, "水产品": 4.5}
SHARE_BY_CLASS = {"蔬菜": 50, "水果": 20, "畜禽产品": 20, "水产品": 10}

# Penglai City, results of 2016 as reported there: food 98.2 %.
FOOD_PASS_RATE = 0.982
FOOD_BATCHES_A_TOWN = {2015: 45, 2016: 50}  # made up

# State Administration for Industry and Commerce, 12315 figures of 2015 and 2016 (in 10,000): complaints, reports,
# enquiries; goods against services 2016; money in dispute and recovered 2016, per complaint in yuan.
COMPLAINT_KINDS = {
    2015: {"complaint": 129.11, "report": 26.01, "enquiry": 622.64},
    2016: {"complaint": 166.70, "report": 32.63, "enquiry": 608.74},
}
COMPLAINT_DOMAINS = {"product": 90.97, "service": 75.72, "engineering": 8}  # engineering: made up
DISPUTED_YUAN = 406_000 / 166.70
RECOVERED_SHARE = 18.24 / 40.60
COMPLAINTS = {2015: 1470, 2016: 1530}  # a district's scale; up 3.9 % as 12315 was in 2016
CHANNELS = {"12315": 62, "12365": 14, "12331": 17, "12312": 7}  # made up
# State Administration for Market Regulation figures for May 2024, in a local notice (Wulanchabu): on time at the
# first check 99.83 %, on time at closing 99.92 %, mediated with success 51.63 %. The sample is somewhat worse.
CHECKED_IN_TIME, CLOSED_IN_TIME, MEDIATED = 0.97, 0.96, 0.52

# State Administration for Market Regulation, national monitoring of public services (全国公共服务质量监测情况通报),
# 2021: 79.09. China National Institute of Standardization survey of residents, 2016: engineering ahead of service,
# product and environment. An index of 80 is a mean rating of 8.2 on 1 to 10.
RATING = {2015: 8.33, 2016: 8.45}  # before cutting at 10
RATING_BY_ITEM = {"product": -0.05, "engineering": 0.3, "service": 0.1, "environment": -0.5}
# Yibin, survey of 2014: web 50 %, phone 30 %, on site 20 %.
SURVEY_MODES = {"web": 50, "phone": 30, "on_site": 20}
# Ages 18 to 70 as in the national trial scheme; the shares of answers and of people: made up.
ANSWERS_BY_AGE = {"18-29": 34, "30-39": 28, "40-49": 18, "50-59": 12, "60-70": 8}
PEOPLE_BY_AGE = {"18-29": 26, "30-39": 23, "40-49": 22, "50-59": 16, "60-70": 13}
ANSWERS_BY_SEX = {"female": 56, "male": 44}
PEOPLE_BY_SEX = {"female": 49, "male": 51}

# Environmental Science (环境科学) 40(9), 2019, on Zhengzhou's air in 2014-2017 (郑州市2014~2017年大气污染特征及气象
# 条件影响分析): annual means and standard deviations of PM2.5 and PM10, in µg/m³. The other pollutants: made up.
PM25_MEAN = {2015: 95.8, 2016: 78.6}
PM25_SPREAD = {2015: 60.2, 2016: 70.3}
PM10_MEAN = {2015: 167.7, 2016: 144.5}
PM10_SPREAD = {2015: 82.6, 2016: 91.5}

# General Administration of Quality Supervision, special equipment: 0.36 deaths per 10,000 in 2015, 0.33 in 2016
# (back-computed); stock up by 9.4 % in 2019. A district of some 9,000 sets expects a death every third year.
SETS_IN_USE = {
    "guxing": 1180,
    "huayuankou": 760,
    "liuzhai": 1530,
    "laoyachen": 1320,
    "changxinglu": 1210,
    "yingbinlu": 1390,
    "xincheng": 940,
    "dahelu": 870,
}
QUARTERLY_GROWTH = 1.0227
EQUIPMENT_ACCIDENTS = {
    (2015, 3, "xincheng"): (1, 0),
    (2016, 2, "changxinglu"): (1, 1),
    (2016, 4, "guxing"): (1, 0),
}

# Product injuries. Chinese Journal of Epidemiology 37(1), 2016 (32 hospitals, 2012-2014): 222,401 persons counted by
# product for 208,784 cases; other transport equipment 36.55 %, cars 21.50 %; the rest made up. Pilot in 6 hospitals:
# male 67.05 %, mild 84.04 %, home after treatment 87.00 %.
PRODUCTS_A_CASE = 222401 / 208784
INJURY_PRODUCTS = {
    "其他交通运输设备": 36.55,
    "汽车": 21.50,
    "家具及家居用品": 12.0,
    "工具及五金": 9.0,
    "家用电器": 7.5,
    "儿童用品": 6.5,
    "运动器材": 7.0,
}
INJURY_SEX = {"male": 67.05, "female": 32.95}
INJURY_SEVERITY = {"mild": 84.04, "moderate": 15.2, "severe": 0.76}
INJURY_OUTCOME = {"home": 87.0, "hospital": 12.9, "died": 0.1}
INJURY_AGES = {"0-14": 12, "15-24": 17, "25-44": 43, "45-64": 20, "65+": 8}
INJURY_CASES = {2015: 290, 2016: 310}  # made up
