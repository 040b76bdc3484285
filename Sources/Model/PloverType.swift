/// The sixteen event types of PLOVER (Halterman et al., "PLOVER and POLECAT", 2023), and six local ones for what news tells every day and
/// PLOVER has no type for. The local ones have neither a CAMEO root nor a score.
public enum PloverType: String, Sendable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"
  /// Somebody is given an office: who gives it and who takes it.
  case appoint = "APPOINT"
  /// Somebody lays down an office of his own will: the actor.
  case resign = "RESIGN"
  /// Somebody wins an election or is elected: the target.
  case elect = "ELECT"
  /// Somebody dies, and nobody is said to have killed him: the target.
  case die = "DIE"
  /// Forces of nature strike: those who suffer are the target.
  case disaster = "DISASTER"
  /// Something goes wrong that nobody meant to: crash, fire, drowning, collapse; those who suffer are the target.
  case accident = "ACCIDENT"

  /// Who defined a type.
  public enum Scheme: String, Sendable, CaseIterable {
    case plover, local
  }

  /// Who defined this type.
  public var scheme: Scheme {
    switch self {
    case .appoint, .resign, .elect, .die, .disaster, .accident: .local
    default: .plover
    }
  }

  /// Whether both sides do the same thing, so that either may stand first.
  public var isReciprocal: Bool {
    self == .consult || self == .agree || self == .cooperate
  }

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 for local types. SANCTION is 4: the manual's section text and
  /// summary table say so against its quad table.
  public var quadClass: Int {
    switch self {
    case .agree, .consult, .support, .concede: 1
    case .cooperate, .aid, .retreat: 2
    case .request, .accuse, .reject, .threaten: 3
    case .protest, .sanction, .mobilize, .coerce, .assault: 4
    case .appoint, .resign, .elect, .die, .disaster, .accident: 0
    }
  }

  /// The CAMEO root code of this type with a mode: the inverse of the table CAMEO2PLOVER-2021. Empty for local types.
  public func cameoRoot(mode: String?) -> String {
    switch self {
    case .agree: "03"
    case .consult: "04"
    case .support: "05"
    case .cooperate: "06"
    case .aid: "07"
    case .concede, .retreat: "08"
    case .request: "10"
    case .accuse: mode == "investigate" ? "09" : "11"
    case .reject: "12"
    case .threaten: "13"
    case .protest: "14"
    case .mobilize: "15"
    case .sanction: mode == "convict" ? "11" : "16"
    case .coerce: "17"
    case .assault: Self.assaultRoot(mode: mode)
    case .appoint, .resign, .elect, .die, .disaster, .accident: ""
    }
  }

  private static func assaultRoot(mode: String?) -> String {
    switch mode {
    case "firearms", "heavy-weapons", "aerial", "drone": "19"
    case "unconventional": "20"
    case "destroy", "crowd-control": "17"
    default: "18"
    }
  }

  /// The Goldstein score of a CAMEO root (CAMEO.goldsteinscale.txt).
  public static func goldstein(cameoRoot root: String) -> Double { goldsteinScores[root] ?? 0 }

  private static let goldsteinScores: [String: Double] = [
    "01": 0, "02": 3, "03": 4, "04": 1, "05": 3.5, "06": 6, "07": 7, "08": 5, "09": -2, "10": -5, "11": -2, "12": -4, "13": -6,
    "14": -6.5, "15": -7.2, "16": -4, "17": -7, "18": -9, "19": -10, "20": -10,
  ]
}
