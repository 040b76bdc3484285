import Foundation
import Testing

/// The structure of the house: which target may import which. SwiftPM does not enforce it: an undeclared import of a sibling compiles.
@Suite struct DependencyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each folder under Sources may import of ours and of the system.
  private static let allowed: [String: Set<String>] = [
    "Model": [],
    "ArabicText": [],
    "HTTP": ["CZlib", "CLinux", "Glibc", "Synchronization", "FoundationEssentials"],
    "DocumentFormats": ["Model", "ArabicText", "FoundationEssentials"],
    "Extraction": ["Model", "ArabicText", "Synchronization"],
    "Storage": ["Model", "ArabicText", "CSQLite", "CZlib", "Glibc", "Synchronization", "FoundationEssentials"],
    "WebUI": ["HTTP", "Model", "FoundationEssentials"],
    "Ingestion": [
      "Model", "DocumentFormats", "ArabicText", "Extraction", "Storage", "Dispatch", "Synchronization", "FoundationEssentials",
    ],
    "API": ["Model", "ArabicText", "Storage", "Ingestion", "HTTP", "Synchronization", "FoundationEssentials"],
    "CommandLineTool": [
      "Model", "DocumentFormats", "Extraction", "Storage", "Ingestion", "API", "WebUI", "HTTP", "Glibc", "Synchronization",
      "FoundationEssentials",
    ],
    "CSQLite": [], "CZlib": [], "CLinux": [], "Plugins": ["Foundation", "PackagePlugin", "CZlib"],
  ]

  private static func swiftFiles(in folder: String) -> [URL] {
    let base = root.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return all.filter { $0.pathExtension == "swift" }
  }

  @Test func `every target imports only what its line allows`() throws {
    for (target, allowed) in Self.allowed {
      for file in Self.swiftFiles(in: "Sources/\(target)") {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let at = words.firstIndex(of: "import"), at <= 2, words.count > at + 1, !line.hasPrefix("//"), !line.hasPrefix(" ") else {
            continue
          }
          let module = words[at + 1].split(separator: ".").first.map(String.init) ?? ""
          #expect(allowed.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
        }
      }
    }
  }

  @Test func `every folder under Sources is a room that the table knows`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources").path)
    #expect(Set(folders).subtracting(Self.allowed.keys).isEmpty)
  }

  @Test func `nothing stands at the top but what belongs there`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter { !$0.hasPrefix(".") }
    #expect(Set(names).isSubset(of: ["Package.swift", "Package.resolved", "Sources", "Tests", "Config", "Dockerfile", "README.md"]))
  }

  @Test func `unsafe code stays in the rooms that talk to C`() throws {
    let rooms: Set<String> = ["HTTP", "Storage", "CommandLineTool"]
    for target in Self.allowed.keys where !rooms.contains(target) && target != "Plugins" {
      for file in Self.swiftFiles(in: "Sources/\(target)") {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("unsafe "), "\(target)/\(file.lastPathComponent)")
      }
    }
    for target in Self.allowed.keys {
      for file in Self.swiftFiles(in: "Sources/\(target)") {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("@unchecked Sendable") && !text.contains("nonisolated(unsafe)"), "\(target)/\(file.lastPathComponent)")
      }
    }
  }
}
