using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Checkouts;

/// <summary>A folder for one server's data, held by this process alone, owned by the user the server runs as.</summary>
internal sealed class ClaimedFolder : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileLock _lock;
    private readonly bool _temporary;
    private readonly UnprivilegedUser? _user = UnprivilegedUser.WhenRoot();

    private ClaimedFolder(string path, FileLock held, bool temporary)
    {
        Path = path;
        _lock = held;
        _temporary = temporary;
    }

    public string Path { get; }

    /// <param name="checkout">Where a temporary folder is made.</param>
    /// <param name="wished">The folder; null makes a temporary one that is removed at the end.</param>
    /// <param name="name">What it is for.</param>
    /// <exception cref="LocalInfrastructureException">Another process holds it.</exception>
    public static ClaimedFolder Claim(Checkout checkout, string? wished, string name)
    {
        var path = wished ?? System.IO.Path.Combine(checkout.Temporary, $"{name}-{Environment.ProcessId}-{System.IO.Path.GetRandomFileName()}");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var held = FileLock.TryTake(path + ".lock")
            ?? throw new LocalInfrastructureException($"{path} is in use by another process: stop that one first.");
        var folder = new ClaimedFolder(path, held, temporary: wished is null);
        Directory.CreateDirectory(path, Private);
        folder.GiveToServer(path);
        return folder;
    }

    public void WriteSecret(string name, string secret)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.Delete(path);
        using (var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(secret));
        }

        GiveToServer(path);
    }

    public GuardOrder Order(InstalledPackages packages, string program, IReadOnlyList<string> arguments) => new()
    {
        Command = System.IO.Path.IsPathRooted(program) ? program : packages.PostgresProgram(program),
        Args = arguments,
        Cwd = Path,
        Uid = _user?.UserId,
        Gid = _user?.GroupId,
    };

    public void Dispose()
    {
        if (_temporary)
        {
            Directory.Delete(Path, recursive: true);
            File.Delete(Path + ".lock");
        }

        _lock.Dispose();
    }

    private void GiveToServer(string path)
    {
        if (_user is not null)
        {
            Posix.GiveTo(path, _user);
        }
    }
}
