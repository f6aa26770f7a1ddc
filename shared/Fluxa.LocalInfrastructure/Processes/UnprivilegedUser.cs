namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>Who PostgreSQL and the emulator run as when the launcher is root.</summary>
internal sealed record UnprivilegedUser(uint UserId, uint GroupId)
{
    private const uint LinuxNobody = 65534;

    /// <summary>The user <c>nobody</c> when this process is root, else null: programs then run as whoever started them.</summary>
    public static UnprivilegedUser? WhenRoot() => Posix.IsRoot ? Nobody() : null;

    private static UnprivilegedUser Nobody()
    {
        var entry = File.Exists("/etc/passwd")
            ? File.ReadLines("/etc/passwd").FirstOrDefault(line => line.StartsWith("nobody:", StringComparison.Ordinal))
            : null;
        var fields = entry?.Split(':') ?? [];
        return fields.Length > 3 && uint.TryParse(fields[2], out var user) && uint.TryParse(fields[3], out var group)
            ? new UnprivilegedUser(user, group)
            : new UnprivilegedUser(LinuxNobody, LinuxNobody);
    }
}
