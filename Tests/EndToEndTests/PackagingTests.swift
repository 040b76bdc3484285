import Foundation
import Testing

/// What ships beside the program: the service unit and the Dockerfile.
struct PackagingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let analyzer = "/usr/bin/systemd-analyze"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "systemd-analyze is not installed"))
  func `the service is exposed little`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.analyzer)
    // It ends with 1 when the exposure is above 1.5.
    process.arguments = [
      "security", "--offline=true", "--no-pager", "--threshold=15", Self.root.appendingPathComponent("Config/sijill.service").path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `the image has nothing but the program, which checks its own health without rights`() throws {
    let lines = try String(contentsOf: Self.root.appendingPathComponent("Dockerfile"), encoding: .utf8).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("FROM ") }.last == "FROM scratch")
    #expect(lines.contains { $0.hasPrefix("HEALTHCHECK ") && $0.hasSuffix(#"CMD ["sijill", "healthcheck"]"#) })
    #expect(lines.contains { $0.hasPrefix("USER ") && !$0.hasSuffix("root") && !$0.hasSuffix(" 0") })
  }
}
