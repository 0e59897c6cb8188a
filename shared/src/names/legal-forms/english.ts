/**
 * United Kingdom, Ireland, Malta, Cyprus, Gibraltar, the Channel Islands, United States, Canada, Australia, New Zealand, India,
 * Singapore, Hong Kong, South Africa, the Gulf.
 */
export const ENGLISH_FORMS = `
en.ltd: Ltd | Limited | Ltd Company | Limited Company | Private Limited Company | Co Ltd | Company Limited | Company Ltd | Co Limited | Ltd Co | Private company limited by shares
en.plc: PLC | Public Limited Company | p l c | Public Limited Co | Public Ltd Co | Public Ltd Company
en.llp: LLP | Limited Liability Partnership
en.lp: LP | Limited Partnership
en.cic: CIC | Community Interest Company
en.cio: CIO | Charitable Incorporated Organisation
en.ulc: ULC | Unlimited Company | Unlimited Liability Company
cy.cyfyngedig: Cyf | Cyfyngedig
cy.ccc: CCC | Cwmni Cyfyngedig Cyhoeddus
en.st: Sole Trader
ie.dac: DAC | Designated Activity Company
ie.clg: CLG | Company Limited by Guarantee
ie.uc: UC
ie.teo: Teo | Teoranta
ie.cpt: cpt | Cuideachta phoiblí theoranta
ie.icav: ICAV | Irish Collective Asset Management Vehicle
us.inc: Inc | Incorporated
us.corp: Corp | Corporation
us.llc: LLC | Limited Liability Company | LC | L C | Limited Liability Co
us.pllc: PLLC | Professional Limited Liability Company
us.pc: PC | Professional Corporation
us.pa: PA | Professional Association
us.lllp: LLLP | Limited Liability Limited Partnership
us.na: NA | National Association
us.pbc: PBC | Public Benefit Corporation
us.gp: GP | General Partnership
ca.ltee: Ltée | Limitée
ca.inc: Inc | Incorporée
au.pty: Pty Ltd | Pty Limited | Proprietary Limited | Pty | Proprietary Ltd | P L
au.nl: No Liability
in.pvt: Pvt Ltd | Private Limited | Pvt Limited | Private Ltd | P Ltd | P Limited
in.opc: OPC Private Limited | OPC Pvt Ltd
sg.pte: Pte Ltd | Private Limited | Pte Limited | Pte
za.cc: CC | Close Corporation
za.npc: NPC | Non Profit Company | NPO
za.rf: RF Pty Ltd | Pty Ltd RF
mt.ltd: Ltd | Limited
my.sdn: Sdn Bhd | Sendirian Berhad
my.bhd: Bhd | Berhad
en.foundation: Foundation Incorporated
ae.fze: FZE | Free Zone Establishment | Free Zone Enterprise
ae.fzc: FZC | FZCO | Free Zone Company | FZ LLC | FZLLC | FZ Co | Free Zone Co | Free Zone LLC
ae.dmcc: DMCC | DMCC LLC | DMCC Company
ae.wll: WLL | With Limited Liability
ae.psc: PSC | PJSC | Public Joint Stock Company | Public Shareholding Company | Public JSC
ae.llc: LLC | L L C
en.jsc: JSC | Joint Stock Company | Joint Stock Co
en.spv: Designated Company
bm.ibc: IBC | International Business Company
eg.sae: SAE | Société anonyme égyptienne
sa.saog: SAOG | SAOC
lb.sal: SAL | Société anonyme libanaise
il.ltd: Ltd | בעמ | Ba am
`;
