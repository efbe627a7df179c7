const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Nouns of English-language news that count people. Only plurals: before another noun a singular is
 * an adjective ("12 migrant boats").
 */
export const ENGLISH_PERSONS: ReadonlySet<string> = list(`
  people persons individuals men women children boys girls kids babies infants toddlers teenagers
  teens adults adolescents minors youths youngsters pensioners elders seniors parents mothers
  fathers sons daughters brothers sisters siblings relatives spouses wives husbands orphans widows
  dead injured wounded killed missing deaths fatalities casualties victims survivors bodies corpses
  hostages captives prisoners inmates detainees convicts suspects defendants criminals gunmen
  attackers assailants perpetrators smugglers traffickers kidnappers thieves pirates terrorists
  militants fighters combatants rebels insurgents guerrillas mercenaries extremists paramilitaries
  soldiers troops sailors marines airmen servicemen servicemembers veterans reservists conscripts
  recruits officers policemen policewomen agents guards commandos paratroopers generals admirals
  colonels captains commanders pilots guardsmen deputies firefighters rescuers paramedics medics
  migrants refugees deportees returnees asylum-seekers exiles evacuees immigrants emigrants
  expatriates foreigners nationals citizens residents inhabitants locals villagers islanders
  townspeople neighbours neighbors homeowners tenants passengers travellers travelers tourists
  visitors pilgrims commuters drivers motorists cyclists pedestrians bystanders onlookers witnesses
  crew crewmen crewmembers seafarers fishermen fishers divers swimmers workers employees staff
  staffers labourers laborers miners farmers peasants farmhands builders engineers technicians
  scientists researchers academics professors lecturers teachers students pupils graduates
  schoolchildren schoolgirls schoolboys doctors nurses physicians surgeons patients dentists
  midwives lawyers attorneys judges magistrates jurors prosecutors journalists reporters editors
  photographers broadcasters writers authors artists actors musicians singers players athletes
  footballers fans spectators supporters attendees guests participants delegates members activists
  protesters protestors demonstrators marchers rioters campaigners volunteers organisers organizers
  voters electors candidates politicians lawmakers legislators senators congressmen congresswomen
  representatives mps ministers ambassadors diplomats envoys officials presidents leaders mayors
  governors councillors councilors advisers advisors aides experts analysts economists observers
  monitors inspectors investigators respondents subscribers users followers customers consumers
  clients buyers sellers shoppers owners shareholders investors donors taxpayers beneficiaries
  recipients applicants claimants retirees unemployed homeless believers worshippers priests nuns
  bishops monks clergy civilians noncombatants personnel servants attendants contractors consultants
  entrepreneurs traders merchants vendors bankers executives managers directors americans
  venezuelans colombians cubans mexicans haitians britons canadians ukrainians russians israelis
  palestinians europeans africans asians christians muslims jews`);

/** The same for one. */
export const ENGLISH_PERSON: ReadonlySet<string> = list(`
  person individual man woman child boy girl baby teenager adult minor victim survivor hostage
  prisoner inmate detainee suspect gunman attacker soldier sailor marine officer policeman agent
  guard pilot general admiral migrant refugee citizen resident passenger tourist driver pedestrian
  witness fisherman worker employee miner farmer teacher student pupil doctor nurse patient lawyer
  judge journalist reporter protester demonstrator voter candidate politician lawmaker senator
  minister diplomat official president expert observer user follower customer civilian`);

/** Nouns of Spanish-language news that count people, in the plural. */
export const SPANISH_PERSONS: ReadonlySet<string> = list(`
  personas individuos hombres mujeres niños niñas menores chicos chicas jóvenes adolescentes bebés
  adultos ancianos ancianas padres madres hijos hijas hermanos hermanas familiares parientes
  huérfanos viudas muertos muertas fallecidos fallecidas heridos heridas lesionados desaparecidos
  desaparecidas víctimas sobrevivientes supervivientes damnificados afectados afectadas cadáveres
  cuerpos asesinados asesinadas muertes bajas rehenes secuestrados presos presas prisioneros reclusos
  internos detenidos detenidas arrestados sospechosos acusados imputados condenados delincuentes
  criminales atacantes agresores pistoleros traficantes narcotraficantes contrabandistas piratas
  terroristas militantes combatientes rebeldes insurgentes guerrilleros mercenarios paramilitares
  soldados militares efectivos tropas marines marinos marineros tripulantes aviadores veteranos
  reservistas reclutas oficiales policías agentes guardias uniformados generales almirantes coroneles
  capitanes comandantes pilotos bomberos rescatistas socorristas paramédicos migrantes emigrantes
  inmigrantes refugiados refugiadas deportados deportadas repatriados repatriadas retornados
  exiliados evacuados evacuadas desplazados desplazadas extranjeros extranjeras nacionales
  connacionales ciudadanos ciudadanas residentes habitantes vecinos vecinas pobladores pasajeros
  pasajeras viajeros viajeras turistas visitantes peregrinos conductores automovilistas ciclistas
  peatones transeúntes testigos pescadores buzos trabajadores trabajadoras empleados empleadas
  obreros obreras mineros agricultores campesinos campesinas jornaleros ingenieros técnicos
  científicos científicas investigadores investigadoras académicos profesores profesoras maestros
  maestras docentes estudiantes alumnos alumnas escolares graduados médicos médicas doctores
  enfermeros enfermeras pacientes abogados abogadas jueces juezas magistrados fiscales periodistas
  reporteros reporteras editores fotógrafos escritores artistas actores actrices músicos cantantes
  jugadores deportistas futbolistas aficionados espectadores asistentes invitados participantes
  delegados miembros integrantes activistas manifestantes voluntarios voluntarias votantes electores
  electoras candidatos candidatas políticos políticas diputados diputadas senadores senadoras
  legisladores congresistas representantes ministros ministras embajadores diplomáticos enviados
  funcionarios funcionarias presidentes líderes dirigentes alcaldes alcaldesas gobernadores concejales
  asesores expertos expertas analistas economistas observadores inspectores encuestados suscriptores
  usuarios usuarias seguidores clientes consumidores compradores vendedores dueños propietarios
  accionistas inversores inversionistas donantes contribuyentes beneficiarios beneficiarias
  solicitantes jubilados pensionados pensionistas desempleados desempleadas creyentes fieles
  sacerdotes monjas obispos civiles empresarios empresarias comerciantes banqueros directivos
  contratistas venezolanos venezolanas colombianos colombianas cubanos mexicanos haitianos españoles
  estadounidenses americanos ucranianos rusos israelíes palestinos`);

/** The same for one. */
export const SPANISH_PERSON: ReadonlySet<string> = list(`
  persona individuo hombre mujer niño niña menor joven adolescente bebé adulto víctima muerto muerta
  fallecido fallecida herido herida desaparecido sobreviviente rehén preso prisionero detenido
  detenida sospechoso acusado soldado militar efectivo marino tripulante oficial policía agente
  guardia general almirante piloto bombero migrante refugiado ciudadano ciudadana residente vecino
  pasajero turista conductor peatón testigo pescador trabajador trabajadora empleado minero
  agricultor campesino profesor profesora maestro estudiante alumno médico médica enfermera paciente
  abogado juez jueza fiscal periodista manifestante activista votante elector candidato político
  diputado senador ministro ministra embajador funcionario presidente experto usuario cliente civil`);
