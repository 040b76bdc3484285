/// Who did what to whom, when and where, coded by PLOVER, with the words of the article that say so.
public struct Event: Equatable, Sendable {
  /// A participant or place: its words, and the entity if it is known.
  public struct Participant: Equatable, Sendable {
    /// The words in the body.
    public var text: String
    /// Where they stand in the body.
    public var span: ScalarSpan
    /// The entity's slug.
    public var entity: String?

    /// Words of the body that name a participant.
    public init(text: String, span: ScalarSpan, entity: String?) {
      self.text = text
      self.span = span
      self.entity = entity
    }
  }

  /// When it happened.
  public struct When: Equatable, Sendable {
    /// How the date is known.
    public enum Basis: String, Sendable, CaseIterable {
      /// Said in the sentence.
      case text
      /// The publication date, for want of better.
      case article
    }

    /// The first day on which it may have happened.
    public var first: CalendarDate
    /// The last day on which it may have happened.
    public var last: CalendarDate
    /// The unit to which the date is known.
    public var precision: DatePrecision
    /// How it is known.
    public var basis: Basis

    /// A time between two days, inclusive.
    public init(first: CalendarDate, last: CalendarDate, precision: DatePrecision, basis: Basis) {
      self.first = first
      self.last = last
      self.precision = precision
      self.basis = basis
    }
  }

  /// One part of the confidence: what was seen in the sentence, and how much it speaks for a reported happening.
  public struct Evidence: Equatable, Sendable {
    /// What was seen, a row of `Config/realis/evidence.tsv`.
    public var name: String
    /// Its weight in log-odds; below zero it speaks against.
    public var weight: Double

    /// Something seen, with its weight.
    public init(name: String, weight: Double) {
      self.name = name
      self.weight = weight
    }
  }

  /// Whether the text says that it happened.
  public enum Status: String, Sendable, CaseIterable {
    case occurred, planned, denied, hypothetical
  }

  /// What was done.
  public var type: PloverType
  /// How it was done, a mode of the PLOVER type.
  public var mode: String?
  /// PLOVER contexts: diplomatic, military, …
  public var contexts: [String]
  /// Who did it; in reciprocal events one side.
  public var actors: [Participant]
  /// To whom; in reciprocal events the other side.
  public var targets: [Participant]
  /// Where, said in the same sentence.
  public var place: Participant?
  /// When.
  public var date: When?
  /// Whether it happened, is planned, denied or only thought of.
  public var status: Status
  /// Told as background, well before the article.
  public var historical: Bool
  /// The sentence in the body that says so.
  public var sentence: ScalarSpan
  /// The words that made it an event of this type.
  public var trigger: ScalarSpan
  /// The text of ``trigger``.
  public var triggerText: String
  /// The rule that found it, `consult.call`.
  public var rule: String
  /// The words that the rule needs beside its trigger, where it needs any.
  public var complement: ScalarSpan?
  /// 0...1: the logistic function of the sum of ``evidence``.
  public var confidence: Double
  /// The parts of the confidence.
  public var evidence: [Evidence]

  /// An event that occurred, with nobody in it yet.
  public init(type: PloverType, mode: String?, rule: String, trigger: ScalarSpan, triggerText: String, sentence: ScalarSpan) {
    self.type = type
    self.mode = mode
    self.rule = rule
    self.trigger = trigger
    self.triggerText = triggerText
    self.sentence = sentence
    contexts = []
    actors = []
    targets = []
    status = .occurred
    historical = false
    confidence = 0.5
    evidence = []
  }

  /// The CAMEO root code, derived from type and mode.
  public var cameoRoot: String { type.cameoRoot(mode: mode) }
  /// The Goldstein score of that root, -10...10.
  public var goldstein: Double { PloverType.goldstein(cameoRoot: cameoRoot) }
  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  public var quadClass: Int { type.quadClass }
}
