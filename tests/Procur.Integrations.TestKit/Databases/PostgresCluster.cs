using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Procur.Integrations.TestKit;

/// <summary>
/// A real PostgreSQL: the one that <c>PROCUR_POSTGRES</c> names (a connection string of a superuser), or else one of its own, made in a temporary folder from
/// the programs on this machine and ended with it.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> One = new(() => StartAsync());
    private readonly string? folder;
    private readonly string? programs;

    private PostgresCluster(string connectionString, string? folder, string? programs)
    {
        ConnectionString = connectionString;
        this.folder = folder;
        this.programs = programs;
    }

    /// <summary>Of the database <c>postgres</c>, as its superuser, without a password.</summary>
    public string ConnectionString { get; }

    /// <summary>The cluster that all tests of this process share.</summary>
    public static Task<PostgresCluster> SharedAsync() => One.Value;

    /// <summary>Starts one that is nobody else's: for tests that stop it, and for measurements, which must not save the disk's time.</summary>
    /// <param name="durable">Whether commits wait for the disk; tests that end no machine need not.</param>
    public static async Task<PostgresCluster> StartOwnAsync(bool durable = false)
    {
        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("procur-postgres-").FullName;
        await RunAsync("chown", AsPostgres ? ["postgres", folder] : ["-R", Environment.UserName, folder], asPostgres: false);
        var data = Path.Combine(folder, "data");
        await RunAsync(
            Path.Combine(programs, "initdb"),
            ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
        );
        var port = FreePort();
        await RunAsync(
            Path.Combine(programs, "pg_ctl"),
            [
                "-D",
                data,
                "-w",
                "-l",
                Path.Combine(folder, "log"),
                "-o",
                $"-p {port} -h 127.0.0.1 -k {folder} -c fsync={(durable ? "on" : "off")} -c max_connections=300",
                "start",
            ]
        );
        var cluster = new PostgresCluster(
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=false",
            folder,
            programs
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop();
        return cluster;
    }

    /// <summary>Ends it at once, as a crash would; connections are cut.</summary>
    public Task CutAsync() => ControlAsync("-m", "immediate", "stop");

    /// <summary>Starts it again where it was.</summary>
    public async Task RestartAsync()
    {
        var options = await File.ReadAllTextAsync(Path.Combine(folder!, "data", "postmaster.opts"));
        var given = string.Join(' ', options.Trim().Split('"').Where((_, at) => at % 2 == 1));
        await ControlAsync("-w", "-l", Path.Combine(folder!, "log"), "-o", given, "start");
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private static bool AsPostgres => Environment.UserName == "root";

    private static async Task<PostgresCluster> StartAsync() =>
        Environment.GetEnvironmentVariable("PROCUR_POSTGRES") is { Length: > 0 } given
            ? new PostgresCluster(given, null, null)
            : await StartOwnAsync();

    private static string Programs() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
        ?? throw new InvalidOperationException(
            "These tests need PostgreSQL's own programs (Debian: postgresql), or PROCUR_POSTGRES with a connection string."
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL will not run as root.
    private static async Task RunAsync(string program, IEnumerable<string> arguments, bool asPostgres = true)
    {
        using var process = Process.Start(StartOf(program, arguments, asPostgres))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
        }
    }

    private static ProcessStartInfo StartOf(string program, IEnumerable<string> arguments, bool asPostgres)
    {
        var all =
            asPostgres && AsPostgres
                ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
                : (string[])[program, .. arguments];
        // Its server would keep a pipe of ours open; its words stand in its log.
        return new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. all]) { WorkingDirectory = "/" };
    }

    private Task ControlAsync(params string[] arguments) =>
        programs is null
            ? throw new InvalidOperationException("It is not this test's own to stop.")
            : RunAsync(Path.Combine(programs, "pg_ctl"), ["-D", Path.Combine(folder!, "data"), .. arguments]);

    private void Stop()
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return;
        }

        using (
            var process = Process.Start(
                StartOf(
                    Path.Combine(programs!, "pg_ctl"),
                    ["-D", Path.Combine(folder, "data"), "-m", "immediate", "stop"],
                    asPostgres: true
                )
            )
        )
        {
            process!.WaitForExit();
        }

        Directory.Delete(folder, recursive: true);
    }
}
