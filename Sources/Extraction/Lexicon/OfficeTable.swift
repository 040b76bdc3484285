public import Model

/// Who held which office of which country or organization, and when.
public struct OfficeTable: Sendable {
  /// One person's time in an office.
  public struct Term: Sendable {
    /// The index of the person in the lexicon.
    public let person: Int
    /// The first day.
    public let from: CalendarDate
    /// The last day; `nil` while it lasts.
    public let to: CalendarDate?

    func covers(_ day: CalendarDate) -> Bool {
      from <= day && (to.map { day <= $0 } ?? true)
    }
  }

  private struct Key: Hashable {
    let office: Int
    let jurisdiction: String
  }

  private var ids: [String: Int] = [:]
  private(set) var offices: [String] = []
  private var terms: [Key: [Term]] = [:]
  private var jurisdictions: Set<String> = []
  private var officesOfPerson: [Int: [(office: Int, term: Term)]] = [:]

  /// The number of an office kind, a new one when it was not known.
  mutating func addOffice(_ name: String) -> Int {
    if let id = ids[name] { return id }
    ids[name] = offices.count
    offices.append(name)
    return offices.count - 1
  }

  mutating func add(_ term: Term, office: String, jurisdiction: String) {
    let id = addOffice(office)
    jurisdictions.insert(jurisdiction)
    terms[Key(office: id, jurisdiction: jurisdiction), default: []].append(term)
    officesOfPerson[term.person, default: []].append((id, term))
  }

  /// The persons who held an office on a day; on the day of a change both, the newer one first.
  func holders(office: Int, jurisdiction: String, on day: CalendarDate) -> [Int] {
    terms[Key(office: office, jurisdiction: jurisdiction), default: []]
      .filter { $0.covers(day) }.sorted { $0.from > $1.from }.map(\.person)
  }

  /// Whether any office of a country or organization is known.
  func hasHolders(jurisdiction: String) -> Bool {
    jurisdictions.contains(jurisdiction)
  }

  /// Everybody who ever held an office.
  func everyHolder(office: Int, jurisdiction: String) -> [Int] {
    terms[Key(office: office, jurisdiction: jurisdiction), default: []].map(\.person)
  }

  /// The office kind that a person held on a day; the one taken last when there are several.
  func officeHeld(by person: Int, on day: CalendarDate) -> Int? {
    officesOfPerson[person, default: []].filter { $0.term.covers(day) }.max { $0.term.from < $1.term.from }?.office
  }

  /// The offices that a person held: kind, jurisdiction, from, to.
  public func held(by person: Int) -> [(office: String, jurisdiction: String, term: Term)] {
    terms.flatMap { key, terms in
      terms.filter { $0.person == person }.map { (offices[key.office], key.jurisdiction, $0) }
    }
    .sorted { ($0.2.from, $0.0, $0.1) < ($1.2.from, $1.0, $1.1) }
  }
}
