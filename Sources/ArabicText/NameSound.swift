/// What an Arabic name and its Latin spellings have in common: the consonants, letters that Latin writers confuse being one.
///
/// لافروف, Lavrov and Lafrouf are `lfrf`; الخريجي, Khereiji and Al-Khuraiji are `xrg`. Vowels, و, ي and ع are left out, since some write them
/// and some do not, and so are the article and a final ه. It finds candidates for a person to choose from; it never decides.
public enum NameSound {
  /// The sounds of the words of a name, without those that have fewer than two consonants and without particles.
  public static func words(of name: String) -> [String] {
    Folding.foldName(name).split(separator: " ").compactMap { word in
      let sound = sound(of: word)
      return sound.utf8.count >= 2 ? sound : nil
    }
  }

  /// The sound of one folded word.
  static func sound(of word: Substring) -> String {
    let letters = Array(word.unicodeScalars)
    let isArabic = letters.first.map { (0x0620...0x06FF).contains($0.value) } ?? false
    var sound: [UInt8] = []
    var index = articleLength(letters, isArabic)
    while index < letters.count {
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      if let double = isArabic ? nil : pair(letters[index], next) {
        append(double, to: &sound)
        index += 2
        continue
      }
      let isLast = index + 1 == letters.count
      if let single = isArabic ? arabic(letters[index]) : latin(letters[index]), !(single == UInt8(ascii: "h") && isLast) {
        append(single, to: &sound)
      }
      index += 1
    }
    return String(decoding: sound, as: UTF8.self)
  }

  private static func append(_ letter: UInt8, to sound: inout [UInt8]) {
    if sound.last != letter { sound.append(letter) }
  }

  /// The article: ال, al, el; in Latin it is mostly a word of its own, which has no two consonants.
  private static func articleLength(_ letters: [Unicode.Scalar], _ isArabic: Bool) -> Int {
    isArabic && letters.count > 4 && letters[0] == "ا" && letters[1] == "ل" ? 2 : 0
  }

  private static func arabic(_ letter: Unicode.Scalar) -> UInt8? {
    switch letter {
    case "ب", "پ": UInt8(ascii: "b")
    case "ت", "ث", "ط": UInt8(ascii: "t")
    case "ج", "غ", "گ": UInt8(ascii: "g")
    case "ح", "ه": UInt8(ascii: "h")
    case "خ": UInt8(ascii: "x")
    case "د", "ذ", "ض": UInt8(ascii: "d")
    case "ر": UInt8(ascii: "r")
    case "ز", "ظ", "ژ": UInt8(ascii: "z")
    case "س", "ص": UInt8(ascii: "s")
    case "ش", "چ": UInt8(ascii: "c")
    case "ف", "ڤ": UInt8(ascii: "f")
    case "ق", "ك": UInt8(ascii: "k")
    case "ل": UInt8(ascii: "l")
    case "م": UInt8(ascii: "m")
    case "ن": UInt8(ascii: "n")
    default: nil
    }
  }

  /// Two Latin letters that are one sound.
  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> UInt8? {
    guard let second else { return nil }
    switch (first, second) {
    case ("k", "h"): return UInt8(ascii: "x")
    case ("s", "h"), ("c", "h"): return UInt8(ascii: "c")
    case ("t", "h"): return UInt8(ascii: "t")
    case ("d", "h"): return UInt8(ascii: "d")
    case ("g", "h"), ("d", "j"): return UInt8(ascii: "g")
    case ("p", "h"): return UInt8(ascii: "f")
    case ("z", "h"): return UInt8(ascii: "z")
    default: return nil
    }
  }

  private static func latin(_ letter: Unicode.Scalar) -> UInt8? {
    switch letter {
    case "b", "p": UInt8(ascii: "b")
    case "t": UInt8(ascii: "t")
    case "j", "g": UInt8(ascii: "g")
    case "h": UInt8(ascii: "h")
    case "d": UInt8(ascii: "d")
    case "r": UInt8(ascii: "r")
    case "z": UInt8(ascii: "z")
    case "s": UInt8(ascii: "s")
    case "f", "v": UInt8(ascii: "f")
    case "q", "k", "c", "x": UInt8(ascii: "k")
    case "l": UInt8(ascii: "l")
    case "m": UInt8(ascii: "m")
    case "n": UInt8(ascii: "n")
    default: nil
    }
  }
}
