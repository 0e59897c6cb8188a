/**
 * Short forms and pet names of one name, in front of the colon with its usual spellings. Unlike in a family, what stands behind
 * the colon is not one name: Lisa and Elsa may each be an Elisabeth, and are two people.
 */
export const PET_NAMES = `
aaron: ron ronnie
abel: abe
adelaide adeline: addie ada
agatha agnes: aggie nessie
alberta albertina: bertie berta
alexander alexandre alexandr aleksandr: sasha shura sanya xan
alexandra alexandria: lexa xan sandra xana
alexis alexa: alex lexi
alice alison allison alyssa: allie ally
amelia amalia: amy mel millie mila
anastasia anastasiya: ana stacy stacey nastya
andrea: drea
angelina: angie lina
antoinette jeannette annette: nettie
arabella: bella belle
archibald: archie
augustus augustin gustavus gustaf: gus guus
barnabas bernard: barney
bartholomew: bartel
belinda: belle lindy
bertram norbert robert egbert: bert
beverly beverley: bev
bridget: bridie
caleb: cal
camille camilla: cammy
candace candice: candy
carolyn carolin: carol carrie caro lynn
caroline: lynn
catherine katherine katharine kathleen: cath kath kathy katie kay kit kitty
cecilia celia: celia cissy
chester: chet
christine christina kristine kristina: christy christel chrissy kris krissy
christopher kristopher: kris chris
constance constanze constanza: connie
courtney curtis: curt
cristina: cris
crystal: crys
delores dolores: dee lola dolly
denise diana deirdre: dee dede
desmond: des
edith: edie
edmund edwin edgar: ed eddie ned ted
eleanor helen ellen: nell nellie ella
elijah elias: eli
elisabeth elizabeth elisabetta elisabet: lisa lisi lise elsa else elsie ilse babette babeth bettina betta eliza tess
emily emma: em emmy millie
esther henrietta: hettie
eugenia: genie
evelyn: evie
ezekiel isaac: zeke
felicity: flick
frances: fran frankie
franklin: frank
geraldine: geri gerry
gwendolyn: wendy
hannah: nan
harrison horace: harry
henrietta: etta hetty
howard: howie
humphrey: humph
ignatius: iggy
irving: irv
isabel isabella: izzy issy belle chabela
isidore isaac: izzy
janet janice: jan
jerome: jerry
joachim johannes johanna joanna: jo
joshua: josh
josiah: joe
jennifer: jenn
joyce jocelyn: joy
julian: jules
julia: jules
lauren laura: laurie
lawrence: lawrie
leroy: lee roy
lester: les
lincoln: linc
lorraine lorena: lorrie lori
lucinda: cindy lucy
madeline madeleine madison: maddie maddy
margaret margarete margarethe: daisy madge gretel peg mags margot rita
marguerite: margot
margherita margarita: rita
marilyn miriam marion: mary mimi
marjorie: marge margie
martha: marty mattie patty
marvin: marv
mary maria: mamie molly polly minnie mitzi mari masha marita mariazinha
matilda: mattie
matthew mathieu: mat
maximilian maxwell: max maxi
melinda melissa: mel mindy linda missy lissa
melvin: mel
mercedes: sadie
michelle: shelly shelley
miranda: mandy
minerva: minnie
mitchell: mitch
monica: mona
montgomery montague: monty
mortimer: mort
moses: moe
nancy: nan
nathaniel nathan: nat nate
nelson: nels
norman norbert: norm
olivia: livvy livvie
oscar oswald: ozzie
patricia patrick: pat paddy patsy
pauline paula: polly
percival: percy
phyllis: phyl
prudence: prue
rachel: rach
randall randolph: randy
rebecca: becca
reuben: rube
roberta: roby
roderick rodney rodrigo: rod roddy
roland: rollie
rosemary rosamund: rose
russell: rusty
samson: sam
samuel samantha: sammy
sidney: sid
simone simona: simo
solomon salvatore: sal
susannah: sue susie
sylvester silvester: sly
sylvia: syl
thaddeus: tad thad
tiffany: tiff
vivian: viv
wallace: wally
wilfred: wilf fred
wilhelmina: mina wilma minna
yvonne: vonnie
zachariah: zach zack
alejandro: jandro
alberto roberto gilberto norberto umberto: beto berto
alfonso: poncho fonso
angel: angelito
angeles: geles
antonia: tona
antonio: tonino toninho nino tonico
ascension asuncion: chon
beatriz: bia
benito: beni
carlos: carlitos carlinhos
carmen: carmencita carmela
eduardo: edu dudu lalo
emilio: milo
federico federica frederico: fede rico
fernando fernanda: fer nanda
francisca: pancha chica
francisco: chico quico cisco
guillermo: guille
inmaculada: macu
isabel: belinha
jesus: chuy chucho
joao: joca joaozinho
jose: chepe zeca josito zezinho
juan: juanito
leonardo: nardo
luis: lucho luisito luisinho
manuel: manel lolo
manuela: manoli manu
marcelo: marcelinho
pablo: pablito
pedro: pedrinho pedrito
paulo paula: paulinho paulinha
ana: anita aninha
ramon: moncho
rosario rocio: chayo
salvador: chava
santiago: santi chago
susana: susi
teresa: teresita teresinha
tomas: tomasito
veronica veronique: vero
vicente: chente
antonella: anto nella
caterina catarina: cate cata rina
elisabetta benedetta: betta
emanuele: lele
filippo: pippo
francesca: checca francy franci
francesco: checco ciccio
giovanna: gianna vanna
giovanni: nino gio
giulia: giuli
giuseppina: pina
lorenzo: enzo
luigi: gigi
matteo: teo
maurizio: mauri
michela: michi
raffaella: raffa
salvatore: salvo tore turi
stefano: stefi stefy
tommaso: maso
valentina valeria valerio: vale
claudia: claudi
dietrich: dieter
fabien fabian: fab fabi
friedrich: friedel
franziska: franzi
guillaume guilherme: gui
hannelore: hanne lore
heinrich henrike: henni
jacques: jacky
jean: jeannot
laurent: lolo
michel: mich
pierre: pierrot
sebastien: bastien
stephane: stef
sabine: bine
wolfgang wolfram: wolfi
xavier: xav
anatoly anatoliy: tolya tolik
anton antonina: tosha antosha tonya
artem artyom: tema tyoma
boris: borya
galina halyna: galya halya
ekaterina yekaterina kateryna: katyusha
gennady gennadiy: gena
grigory: grisha
ilya illia: ilyusha
larisa: lara
lev: lyova
leonid: lyonya lenya
natalya natalia: nata
natasha: tasha
nikolay nikolai mykola: kolya mykolka
pavel: pasha
petr pyotr: petya
raisa: raya
roman: roma
sergey sergei: seryoga serega
tamara: toma
valery valeriy: valera
viktor vitaly vitaliy: vitya vitalik
vladislav: vlad
yuri yuriy: yura
`;
