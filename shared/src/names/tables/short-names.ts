/** Short forms and variants within one language; a line is a family, as in the families across languages. */
export const SHORT_NAMES = `
josemaria chema
joselito jose
maite mariateresa
conchita concepcion concha conchi
dolores lola loli
francisca paqui paca
ignacia nacha
mercedes merche mercè merce
montserrat montse
pilar pili
rosario charo
consuelo chelo
remedios reme
guadalupe lupe
milagros mila
encarnacion encarna encarni
ascension asun asuncion
inmaculada inma
immacolata imma
purificacion puri
soledad sole
salvador salvatore salva totò toto sauveur
raffaella raffaela
gianluca gianluigi
loredana lori
annunziata nunzia
concetta tina
domenica mimma
nikoletta nicoletta
panagiotis panos takis panayiotis
spyridon spyros spiros
athanasios thanasis nasos thanos
evangelos vangelis
evangelia vangelio litsa
stavros stauros
theodora dora
vasiliki vaso vicky vasso
kyriakos kyriacos
charalampos babis haralambos charis harris
anastasios tasos
anastasia anastasiya nastya anastazja tasoula nastia anastasiia
sotirios sotiris
emmanouil manos
chrysoula chryssa
christos chris
ryan rian
kevin kev
gavin gav
graham graeme grahame
neil neal niall
jeffrey jeff geoffrey geoff
leslie les lesley
raymond ray
reginald reg reggie
russell russ
stuart stewart stu
terence terry terrence
trevor trev
douglas doug dougie
donald don donnie donny
duncan dunc
gareth gary garry gaz
malcolm mal malc
clifford cliff
calvin cal
bradley brad
cameron cam
eamon edmond eamonn
ciaran kieran keiran
siobhan shevaun
caitlin kathleen catriona
padraig patrick
oisin ossian
abigail abby gail abbie
alison ali allison
amy aimee
annabel annabelle bella
bethany beth
brenda bren
cassandra cassie cass sandra kassandra
cynthia cindy
denise dee
fiona fi
florence flo florrie flossie fiorenza florentina
georgette georgie
gillian gill jill jillian
gwendolyn gwen
harriet hattie harrie henrietta
imogen immy
jocelyn joss jos
kimberly kim kimberley
lindsay lynsey linsey lindsey lyndsay
linda lynda lindy belinda
lynn lynne lyn
marilyn lyn
matilda tilly mathilde mathilda tilda matylda
millicent millie milly
mildred millie
miranda randy mandy
olive ollie
pamela pam
penelope penny
philippa pippa pip filippa
priscilla cilla prisca
prudence pru
rosalind ros roz
sandra sandy
shirley shirl
tabitha tabby
theodora thea dora
valerie val
vanessa nessa
veronica veronika ronnie veronique vera weronika nika
victoria vicky tori
virginia ginny virginie gina
winifred winnie freda
yasmin jasmin jasmine yasmine yasemin
zoe zoey zoi
john johnny jonny jon jack jock johnnie
johannes hans jan johann johan hannes jens
johann hans
sean shaun shane shawn john
ian john iain
owen eoin evan
james jim jimmy jamie jacob seamus hamish
santiago diego tiago thiago jaime
jane janet janie
jeannette jeanette janette jeanne
joan joanna jeanne
marcus markus marcos markos mark marc
marius mario
yuri yuriy yury iurii jurij juri georgy
isabel isabella isabelle isabela isabell ysabel bella bel isa
elsa else ilse
lisa elisa elise liza
hanna hannah hana johanna
annette anette aneta anetta
annika anneke anna
marion marian
marianne marianna mariana marijana
juliana juliane julianna
juliette juliet giulietta julieta
michelle michele
natasha natalia natalya nataliya
karin karen carina katharina
katrin kathrin katharina catrin
kathleen catherine kaitlyn caitlin
kirsten kirstin kirstine kerstin
leon leone
leonid leonidas leontiy
robin rob
sonja sonya sonia sofia
simone simona
emma em emmi
zuzana zuzka zuza zuzi
jan honza jenda janko jano jasiu jas
jiri jirka
josef pepa jozka joza
katerina katka kaca katarina katarzyna kata
vaclav vasek vena
jaroslav jarda jara
miroslav mirek mira miro
miroslaw mirek
zdenek zdenda
stanislav standa stano
frantisek franta fero
vojtech vojta
wojciech wojtek
ondrej ondra ando
barbora bara barca borka
tereza terka
veronika verca
krzysztof krzysiek krzys
piotr piotrek
andrzej jedrek jedrzej
zbigniew zbyszek zbyniek
grzegorz grzesiek grzes
slawomir slawek
dariusz darek
przemyslaw przemek
elzbieta ela
danuta danka danusia
urszula ula
hanna hania
laszlo laci
istvan pisti
jozsef jozsi
sandor sanyi
ferenc feri
erzsebet erzsi bozsi
zsuzsanna zsuzsi zsuzsa
gyorgy gyuri
miklos miki
tamas tomi
zoltan zoli
dmitry dima mitya
sergey seryozha serhiy
tatiana tanya tania
nadezhda nadya
lyubov lyuba
ekaterina katya
volodymyr vova volodya
oleksandr sashko
yevhen zhenya
mikhail misha
konstantin kostya
gonzalo gonza
enrique quique kike
antonio tono
dolores lola
hendrik henk rik
gerardus gerard gerrit
adrianus adri adriaan
theodorus theo
jacobus jaap koos
johanna joke annie
maria mieke miet
magnus mange
lars lasse
gunnar gunne
margareta greta maggan
elisabet lisbet lisa
tuomas tuomo
heikki henrik
matti matias
ioannis giannis yannis yiannis
konstantinos kostas
georgios giorgos yorgos
dimitrios dimitris mitsos
panagiotis panos
aikaterini katerina
eleni lena elena
adeline adelina
agatha agathe agata
beverly beverley
candace candice
constance constanze constanza costanza
delores dolores
ezekiel ezequiel
gennady gennadiy hennadii hennadiy
isidore isidoro
joshua josua
lauren lauryn
leyla layla laila leila
martha marta marthe
moses moises mojzis
reuben ruben
roxanne roxane roxy roxie roxana
shelly shelley
stacy stacey
tariq tarik tarek
vitaly vitaliy vitalii
wilhelmina wilhelmine
yasmeen yasmin yasmine
miriam mariam maryam myriam
kristy christy kirsty
usama osama oussama
walid waleed
nabil nabeel
hakim hakeem
nasser nasir naser
samir sameer
faisal faysal
jamal gamal djamel
hamza hamzah
zayd zaid zayed
`;
