/** Japan, Korea, China, Taiwan, Thailand, Indonesia, Vietnam, Philippines. */
export const ASIAN_FORMS = `
jp.kk: 株式会社 | KK | Kabushiki Kaisha | Kabushiki Gaisha | Co Ltd | 株
jp.gk: 合同会社 | GK | Godo Kaisha | LLC
jp.yk: 有限会社 | YK | Yugen Kaisha
kr.ju: 주식회사 | Jusik Hoesa | Co Ltd
cn.ltd: 有限公司 | 有限责任公司 | 有限責任公司 | Co Ltd | Company Limited | Limited
cn.jsc: 股份有限公司 | Co Ltd | Corp Ltd | Holdings Co Ltd
th.ltd: Co Ltd | บริษัท จำกัด
th.pcl: PCL | Public Company Limited
id.pt: PT | Perseroan Terbatas | PT Tbk | Tbk
id.cv: CV | Commanditaire Vennootschap
vn.tnhh: Công ty TNHH | TNHH | Co Ltd
vn.cp: Công ty cổ phần | JSC | Cty CP
ph.inc: Inc
ph.corp: Corp
`;
