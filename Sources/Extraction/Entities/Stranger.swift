import ArabicText
import Model

/// The entities of those whom only the texts know: one for all spellings of a name that mean the same.
///
/// The slug is made from the letters of the folded name, so that hamzas, ة and ه, ى and ي make no difference; nor do a blank behind عبد, and
/// the article of a surname behind two names. Names that differ by more are of different people: whoever knows better can merge them.
enum Stranger {
  /// The entity of a name that was found in a text.
  static func entity(named name: String, _ type: EntityType) -> Entity {
    let slug = Transliteration.slug(key(of: name, type))
    switch type {
    case .person, .group, .other: return Entity(slug: slug, type: type, name: name)
    case .place: return Entity(slug: slug + "-place", type: type, name: name)
    case .organization: return Entity(slug: slug + "-org", type: type, name: name)
    }
  }

  /// What the spellings of one name have in common.
  static func key(of name: String, _ type: EntityType) -> String {
    var words = Folding.foldName(name).split(separator: " ").map { Substring(hamzaFree(String($0))) }
    if type == .person {
      for index in words.indices.reversed() where words[index] == "عبد" && index + 1 < words.count {
        words[index] += words.remove(at: index + 1)
      }
      if words.count > 2, let last = words.last, last.hasPrefix("ال"), last.unicodeScalars.count > 4 {
        words[words.count - 1] = last.dropFirst(2)
      }
    } else if let first = words.first, first.hasPrefix("ال"), first.unicodeScalars.count > 4, words.count == 1 {
      words[0] = first.dropFirst(2)
    }
    return words.joined(separator: " ")
  }

  /// The seats of a hamza are written by habit: مسؤول, مسئول.
  private static func hamzaFree(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "ؤ": result.append("و")
      case "ئ": result.append("ي")
      case "ء": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
