public import Model

/// An office that a person held, as the lexicon has it.
public struct OfficeHeld: Sendable {
  /// The kind of office: `president`.
  public let office: String
  /// The slug of the country or organization.
  public let jurisdiction: String
  /// The first day.
  public let from: CalendarDate
  /// The last day; `nil` while it lasts.
  public let to: CalendarDate?

  /// An office with its time.
  public init(office: String, jurisdiction: String, from: CalendarDate, to: CalendarDate?) {
    self.office = office
    self.jurisdiction = jurisdiction
    self.from = from
    self.to = to
  }
}
