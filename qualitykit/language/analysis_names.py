"""Names that data files and published figures use, in words (名称对照), and titles of axes (坐标轴)."""

ANALYSIS_NAMES: dict[str, tuple[str, str]] = {
    # values of columns
    "analysis.value.circulation": ("流通环节", "circulation"),
    "analysis.value.large": ("大型", "large"),
    "analysis.value.medium": ("中型", "medium"),
    "analysis.value.on_site": ("现场", "on site"),
    "analysis.value.phone": ("电话", "phone"),
    "analysis.value.production": ("生产环节", "production"),
    "analysis.value.small": ("小型", "small"),
    "analysis.value.web": ("网络", "web"),
    # published series
    "analysis.series.acceptance_rate": ("工程验收合格率", "acceptance rate of works"),
    "analysis.series.citizen_satisfaction_service": (
        "市民对服务质量的满意度",
        "citizens' satisfaction with services",
    ),
    "analysis.series.farm_produce_pass_rate": ("农产品例行监测合格率", "farm produce pass rate"),
    "analysis.series.good_day_share": ("优良天数比例", "share of good days"),
    "analysis.series.good_days": ("优良天数", "good days"),
    "analysis.series.life_service_satisfaction": ("生活性服务满意度", "satisfaction with life services"),
    "analysis.series.manufacturing_pass_rate": ("制造业产品质量合格率", "manufacturing pass rate"),
    "analysis.series.other_works_first_acceptance_rate_target": (
        "一般工程一次验收合格率（目标）",
        "first acceptance of other works (a target)",
    ),
    "analysis.series.pm10_annual_mean": ("PM10 年均浓度", "annual mean of PM10"),
    "analysis.series.pm25_annual_mean": ("PM2.5 年均浓度", "annual mean of PM2.5"),
    "analysis.series.public_service_satisfaction": (
        "公共服务质量满意度",
        "satisfaction with public services",
    ),
    "analysis.series.spot_check_pass_rate": (
        "产品质量国家监督抽查合格率",
        "supervisory spot-check pass rate",
    ),
    "analysis.series.supervision_coverage": ("新开工工程监督覆盖率", "supervision coverage of works"),
    "analysis.series.supervision_coverage_target": (
        "工程监督覆盖率（目标）",
        "supervision coverage (a target)",
    ),
    "analysis.place.338 cities": ("全国 338 个城市", "338 cities"),
    "analysis.place.China": ("全国", "China"),
    "analysis.place.Fuzhou": ("福州", "Fuzhou"),
    "analysis.place.Henan": ("河南省", "Henan"),
    "analysis.place.Lanzhou": ("兰州", "Lanzhou"),
    "analysis.place.Leshan": ("乐山", "Leshan"),
    "analysis.place.Penglai": ("蓬莱", "Penglai"),
    "analysis.place.Zhengzhou": ("郑州市", "Zhengzhou"),
    "analysis.unit.days": (" 天", " days"),
    "analysis.unit.index 0-100": ("（0–100 分）", " (0 to 100)"),
    "analysis.unit.percent": (" %", " %"),
    "analysis.unit.ug/m3": (" µg/m³", " µg/m³"),
    "analysis.basis.12 domains": ("12 个领域", "12 domains"),
    "analysis.basis.120 cities, 12 domains": ("120 个城市、12 个领域", "120 cities, 12 domains"),
    "analysis.basis.2018 (122 parameters)": ("2018 年口径（122 项参数）", "2018 (122 parameters)"),
    "analysis.basis.2019 to 2022 (130 parameters)": (
        "2019—2022 年口径（130 项参数）",
        "2019 to 2022 (130 parameters)",
    ),
    "analysis.basis.2024 (136 parameters)": ("2024 年口径（136 项参数）", "2024 (136 parameters)"),
    "analysis.basis.batches, unweighted, risk-targeted": (
        "按批次、不加权、侧重风险",
        "batches, unweighted, risk-targeted",
    ),
    "analysis.basis.phone, web and on site": ("电话、网络和现场", "phone, web and on site"),
    "analysis.basis.up to 2017 (94 parameters)": (
        "2017 年及以前口径（94 项参数）",
        "up to 2017 (94 parameters)",
    ),
    "analysis.basis.weighted by industrial output, 29 industry divisions": (
        "按工业产值加权，29 个行业",
        "weighted by industrial output, 29 industry divisions",
    ),
    "analysis.body.national market-regulation administration (survey by a third party)": (
        "国家市场监管部门（第三方调查）",
        "national market-regulation administration (survey by a third party)",
    ),
    "analysis.body.not named in the copy": ("转载未注明发布机构", "body not named in the copy"),
    "analysis.title.annual release on air quality": ("年度空气质量状况发布", "annual release on air quality"),
    "analysis.title.journal article on the air of Zhengzhou (title not named in the copy)": (
        "关于郑州空气质量的期刊论文（转载未注明题名）",
        "journal article on the air of Zhengzhou (title not named in the copy)",
    ),
    "analysis.title.manufacturing product-quality pass rate, annual figure; in the national statistical communique "
    "from its 2017 edition on": (
        "制造业产品质量合格率年度数，自 2017 年起载入国民经济和社会发展统计公报",
        "annual figure, in the national statistical communiqué from its 2017 edition on",
    ),
    "analysis.title.municipal plan with targets for 2016": (
        "市级质量工作计划中的 2016 年目标",
        "municipal plan with targets for 2016",
    ),
    "analysis.title.municipal release on 2020 (digits of years stripped in the copy; its title gives 230)": (
        "2020 年空气质量发布（转载中年份数字残缺）",
        "municipal release on 2020 (digits of years stripped in the copy; its title gives 230)",
    ),
    "analysis.title.municipal release on quality work 2016": (
        "2016 年质量工作情况发布",
        "municipal release on quality work 2016",
    ),
    "analysis.title.national public-service quality monitoring": (
        "全国公共服务质量监测",
        "national public-service quality monitoring",
    ),
    "analysis.title.national routine monitoring of farm produce safety, release of the period": (
        "国家农产品质量安全例行监测信息",
        "national routine monitoring of farm produce safety, release of the period",
    ),
    "analysis.title.national supervisory spot-check of product quality, annual release": (
        "产品质量国家监督抽查情况年度通报",
        "national supervisory spot-check of product quality, annual release",
    ),
    "analysis.title.satisfaction survey (title not named in the copy)": (
        "满意度调查（转载未注明题名）",
        "satisfaction survey (title not named in the copy)",
    ),
    "analysis.title.survey of citizens' satisfaction with quality, Fuzhou": (
        "福州市民质量满意度调查",
        "survey of citizens' satisfaction with quality, Fuzhou",
    ),
    "analysis.title.yearly quality report of Leshan": (
        "乐山市年度质量报告",
        "yearly quality report of Leshan",
    ),
    "analysis.from.1827 nonconforming of 19440 batches": (
        "19440 批中 1827 批不合格",
        "1827 nonconforming of 19440 batches",
    ),
    "analysis.from.230 in 2020, published as 90 more": (
        "2020 年 230 天、比其多 90 天",
        "230 in 2020, 90 more",
    ),
    "analysis.from.3120 nonconforming of 25636 batches": (
        "25636 批中 3120 批不合格",
        "3120 nonconforming of 25636 batches",
    ),
    "analysis.from.3476 nonconforming of 28265 batches": (
        "28265 批中 3476 批不合格",
        "3476 nonconforming of 28265 batches",
    ),
    "analysis.from.51 in 2020, published as down 46.9 percent": (
        "2020 年 51、公布为下降 46.9 %",
        "51 in 2020, published as down 46.9 percent",
    ),
    "analysis.from.84 in 2020, published as down 49.7 percent": (
        "2020 年 84、公布为下降 49.7 %",
        "84 in 2020, published as down 49.7 percent",
    ),
    "analysis.from.93.65 in 2023, published as up 0.36 points": (
        "2023 年 93.65、公布为上升 0.36 个百分点",
        "93.65 in 2023, published as up 0.36 points",
    ),
    "analysis.from.97.6 in 2017 Q1, published as up 0.1 on all of 2016": (
        "2017 年第一季度 97.6、公布为比 2016 年全年上升 0.1",
        "97.6 in 2017 Q1, published as up 0.1 on all of 2016",
    ),
    # axes
    "axis.batches": ("检验批次数", "Batches inspected"),
    "axis.centre": ("中心线", "centre"),
    "axis.district": ("全区", "district"),
    "axis.estimate": ("估计值", "estimate"),
    "axis.interval_95": ("95 % 区间", "95 % interval"),
    "axis.interval_998": ("99.8 % 区间", "99.8 % interval"),
    "axis.last_year": ("上年同期", "last year"),
    "axis.limit_lower": ("控制下限", "lower limit"),
    "axis.limit_upper": ("控制上限", "upper limit"),
    "axis.limit_95": ("95 %", "95 %"),
    "axis.limit_998": ("99.8 %", "99.8 %"),
    "axis.pass_rate": ("合格率（%）", "Pass rate (%)"),
    "axis.share_and_n": ("{rate}（n = {n}）", "{rate} (n = {n})"),
    "axis.target": ("目标", "target"),
    "axis.this_year": ("本期", "this year"),
    "axis.whole": ("合计", "all together"),
    "axis.trial_lower": ("试用下限", "lower, on trial"),
    "axis.trial_upper": ("试用上限", "upper, on trial"),
}
