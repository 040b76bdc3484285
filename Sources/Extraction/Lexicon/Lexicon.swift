import ArabicText
public import Model

/// What is known beforehand about the world: entities with all their names, adjectives of countries, institutions, offices and who held them.
///
/// Made once at start from the files under `Config/lexicon`; everything that reads text works on it.
public struct Lexicon: Sendable {
  /// A body that every country has, named by its head and the country's adjective.
  struct Institution: Sendable {
    let suffix: String
    let name: String
    let isFeminine: Bool
    let nameEnglish: String
    let type: EntityType
    /// All heads, the name first; each with the country's adjective is a name of the body.
    let heads: [String]
    /// Words before a head of one word that show that it means something else (السياسة الخارجية الروسية); `ال*` is any definite word.
    let notAfter: Set<String>
  }

  /// What a relative adjective says.
  struct Demonym: Sendable {
    let country: Int
    let isFeminine: Bool
    let isSingular: Bool
  }

  /// All entities, in the order of their files; other tables point at them by index.
  public private(set) var entities: [Entity] = []
  private(set) var isCountry: [Bool] = []
  private(set) var isAgency: Set<Int> = []
  private(set) var names = NameIndex()
  private(set) var demonyms: [String: Demonym] = [:]
  private(set) var institutions: [Institution] = []
  /// The institutions that the lexicon knows by a name of their own, by entity: which kind of body of which country.
  private(set) var institutionOfEntity: [Int: (suffix: String, country: Int)] = [:]
  private(set) var offices = OfficeTable()
  private(set) var givenNames: [String: Bool] = [:]
  private(set) var familyNames: Set<String> = []
  private(set) var commonWords: Set<String> = []
  /// Titles and professions that introduce persons, folded, without article.
  private(set) var personTitles: Set<String> = []
  private(set) var adjectiveOfCountry: [Int: String] = [:]
  /// The small words of the language.
  let words: GrammarWords
  private var indexBySlug: [String: Int] = [:]
  /// Every name that stands for itself, folded: no surname that is one of them is offered as an alias.
  private var plainNames: Set<String> = []

  /// Reads the lexicon from files given as path and text; those outside `Config/lexicon` are passed over. Throws with file and line when a
  /// row is malformed, names an entity twice or points at one that does not exist.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    words = try GrammarWords(files: files)
    let tables = try Self.tables(files)
    for table in tables where table.name.hasSuffix("/countries.tsv") { try addCountries(table) }
    for table in tables where table.name.hasSuffix("/places.tsv") { try addEntities(table, .place) }
    for table in tables where table.name.hasSuffix("/demonyms.tsv") { try addDemonyms(table) }
    for table in tables where table.name.hasSuffix("/organizations.tsv") { try addEntities(table, .organization) }
    for table in tables where table.name.contains("/persons/") { try addEntities(table, .person) }
    defer {
      addSurnames()
      addInstitutionsWithNames()
    }
    for table in tables where table.name.hasSuffix("/institutions.tsv") { addInstitutions(table) }
    for table in tables where table.name.hasSuffix("/offices.tsv") { try addOffices(table) }
    for table in tables where table.name.contains("/office-holders/") { try addHolders(table) }
    for table in tables where table.name.hasSuffix("/given-names.tsv") { addGivenNames(table) }
    for table in tables where table.name.hasSuffix("/family-names.tsv") {
      familyNames.formUnion(table.rows.map { Folding.foldName($0["name"]) })
    }
    for table in tables where table.name.hasSuffix("/person-titles.tsv") {
      personTitles.formUnion(table.rows.map { Folding.foldName($0["word"]) })
    }
    for table in tables where table.name.hasSuffix("/common-words.tsv") { commonWords.formUnion(table.rows.map { $0["word"] }) }
  }

  private static func tables(_ files: [String: String]) throws(TableFile.Malformed) -> [TableFile] {
    var tables: [TableFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.contains("Config/lexicon/") && path.hasSuffix(".tsv") {
      tables.append(try TableFile(name: path, text: text))
    }
    return tables
  }

  /// Whether titles may name an entity as the country of an office: countries, and places that have holders of offices of their own.
  func isState(_ index: Int) -> Bool {
    isCountry[index] || (entities[index].type == .place && offices.hasHolders(jurisdiction: entities[index].slug))
  }

  /// Whether a folded word is one for people: a title, a word for a body of people, a sound masculine plural (in a
  /// construct, too: مقاتلو).
  func meansPeople(_ folded: String) -> Bool {
    if folded.count > 4, folded.hasSuffix("ون") || folded.hasSuffix("ين") || folded.hasSuffix("و") { return true }
    return Clitics.readings(of: folded).contains { reading in
      personTitles.contains(reading.stem) || words.isOne(.people, reading.stem)
    }
  }

  /// The index of the entity with a slug.
  func index(slug: String) -> Int? {
    indexBySlug[slug]
  }

  /// The entity with a slug.
  public func entity(slug: String) -> Entity? {
    indexBySlug[slug].map { entities[$0] }
  }
}

// MARK: - Reading the files

extension Lexicon {
  private mutating func addCountries(_ table: TableFile) throws(TableFile.Malformed) {
    try addEntities(table, .place)
    for row in table.rows {
      guard let index = indexBySlug[row["slug"]] else { continue }
      isCountry[index] = true
      for (number, base) in row.list("demonyms").enumerated() {
        if number == 0 { adjectiveOfCountry[index] = base }
        addDemonym(base, of: index)
      }
      for plural in row.list("plurals") {
        demonyms[Folding.fold(plural)] = Demonym(country: index, isFeminine: false, isSingular: false)
      }
    }
  }

  private mutating func addDemonyms(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      guard let index = indexBySlug[row["slug"]] else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "no place '\(row["slug"])' in the lexicon")
      }
      for base in row.list("demonyms") { addDemonym(base, of: index) }
    }
  }

  private mutating func addDemonym(_ base: String, of country: Int) {
    guard !base.contains(" ") else { return }
    for form in NominalInflection.adjectiveForms(base) where demonyms[form.folded] == nil {
      demonyms[form.folded] = Demonym(country: country, isFeminine: form.isFeminine, isSingular: form.isSingular)
    }
  }

  /// Adds the rows of a file of names. A row's `guarded` cell says yes when its own name needs a guard, or lists names that need one.
  private mutating func addEntities(_ table: TableFile, _ type: EntityType) throws(TableFile.Malformed) {
    for row in table.rows {
      let slug = row["slug"]
      guard indexBySlug[slug] == nil else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "the slug '\(slug)' stands in the lexicon already")
      }
      let index = entities.count
      indexBySlug[slug] = index
      let guarded = row.list("guarded").filter { $0 != "yes" }
      let aliases = row.list("aliases") + row.list("short") + guarded + row.list("aliases_en")
      entities.append(Entity(slug: slug, type: type, name: row["name"], nameEnglish: row.optional("name_en"), aliases: aliases))
      isCountry.append(false)
      if row["kind"] == "agency" { isAgency.insert(index) }
      let nameIsGuarded = row["guarded"] == "yes" || guarded.contains(row["name"])
      names.add(row["name"], .entity(index, isAlias: false, isGuarded: nameIsGuarded))
      for alias in row.list("aliases") + row.list("short") {
        let marks = NameIndex.vowelMarks(in: alias.unicodeScalars)
        names.add(alias, marks.isEmpty ? .entity(index, isAlias: true, isGuarded: false) : .vocalized(index, marks: marks))
        plainNames.insert(Folding.foldName(alias))
      }
      plainNames.insert(Folding.foldName(row["name"]))
      for alias in guarded where alias != row["name"] { names.add(alias, .entity(index, isAlias: true, isGuarded: true)) }
      if let english = row.optional("name_en") { names.add(english, .entity(index, isAlias: true, isGuarded: false)) }
      for alias in row.list("aliases_en") where alias.count > 2 || alias == alias.uppercased() {
        names.add(alias, .entity(index, isAlias: true, isGuarded: false))
      }
    }
  }

  private mutating func addInstitutionsWithNames() {
    let suffixes = Set(institutions.map(\.suffix))
    for index in entities.indices where entities[index].type == .organization {
      // A composed slug is a country's slug, a dash and a suffix; both may have dashes of their own.
      let slug = entities[index].slug
      for dash in slug.indices where slug[dash] == "-" {
        let suffix = String(slug[slug.index(after: dash)...])
        if suffixes.contains(suffix), let country = indexBySlug[String(slug[..<dash])], isCountry[country] {
          institutionOfEntity[index] = (suffix, country)
        }
      }
    }
  }

  /// Lets a person be asked for by the surname, too: `actor=الصفدي`. Several of one surname are told apart by the one who asks.
  private mutating func addSurnames() {
    for index in entities.indices where entities[index].type == .person {
      guard let surname = SurnameTable.surname(of: entities[index].name, particles: words), !plainNames.contains(surname),
        !commonWords.contains(surname), givenNames[surname] == nil, let last = entities[index].name.split(separator: " ").last
      else { continue }
      let shown = surname.contains(" ") ? entities[index].name.split(separator: " ").suffix(2).joined(separator: " ") : String(last)
      if !entities[index].aliases.contains(shown) { entities[index].aliases.append(shown) }
    }
  }

  private mutating func addInstitutions(_ table: TableFile) {
    for row in table.rows {
      let index = institutions.count
      let heads = [row["name"]] + row.list("aliases") + row.list("guarded")
      institutions.append(
        Institution(
          suffix: row["suffix"], name: row["name"], isFeminine: row["gender"] == "f", nameEnglish: row["name_en"],
          type: row["kind"] == "place" ? .place : .organization, heads: heads, notAfter: Set(row.list("not_after").map(Folding.fold))))
      for name in heads { names.add(name, .institution(index)) }
    }
  }

  private mutating func addOffices(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      let office = offices.addOffice(row["office"])
      for pattern in row.list("titles") { names.add(pattern: pattern, .title(office)) }
      for pair in row.list("fixed") {
        let parts = pair.split(separator: "=")
        guard parts.count == 2, indexBySlug[String(parts[1])] != nil else {
          throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(pair)' is not title=jurisdiction")
        }
        names.add(String(parts[0]), .fixedTitle(office: office, jurisdiction: String(parts[1])))
      }
    }
  }

  private mutating func addHolders(_ table: TableFile) throws(TableFile.Malformed) {
    for row in table.rows {
      guard let person = indexBySlug[row["person"]] else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "no person '\(row["person"])' in the lexicon")
      }
      guard let from = PartialDate(iso: row["from"]) else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["from"])' is not a date")
      }
      let to = row.optional("to").map { PartialDate(iso: $0) }
      if case .some(.none) = to {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "'\(row["to"])' is not a date")
      }
      offices.add(
        OfficeTable.Term(person: person, from: from.first, to: (to ?? nil)?.last), office: row["office"], jurisdiction: row["jurisdiction"])
    }
  }

  private mutating func addGivenNames(_ table: TableFile) {
    for row in table.rows { givenNames[Folding.foldName(row["name"])] = row["word"] == "yes" }
  }
}
