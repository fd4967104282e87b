using System.Text.Json;
using Npgsql;
using Procur.Integrations.System.Tests.Packaging;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Samples;

/// <summary>The sample as a newcomer runs it: the commands of its README, word for word.</summary>
public sealed class WebhookHostTests : IDisposable
{
    private const string InReadme = "http://127.0.0.1:5090";
    private const string Between = "@@@ next step";
    private readonly string folder = Directory.CreateTempSubdirectory("procur-sample-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task The_readme_does_what_it_says_on_sqlite() => WalkAsync(Path.Combine(folder, "host.db"));

    [Fact]
    public async Task The_readme_does_what_it_says_on_postgresql()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var schema = $"sample{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using (var create = server.CreateCommand($"CREATE SCHEMA {schema}"))
        {
            await create.ExecuteNonQueryAsync(Token);
        }

        await WalkAsync(
            new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { SearchPath = schema, Pooling = false }.ConnectionString
        );
        await using var drop = server.CreateCommand($"DROP SCHEMA {schema} CASCADE");
        await drop.ExecuteNonQueryAsync(Token);
    }

    [Fact]
    public async Task Without_arguments_it_keeps_its_database_beside_the_program()
    {
        await using var sample = await RunningSample.StartAsync(folder, null, Token);
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(RunningSample.Program)!, "webhook-host.db")));
        Assert.Equal(0, await sample.EndAsync(Token));
    }

    [Theory]
    [InlineData("no such option", "--loud")]
    [InlineData("wants a value", "--urls")]
    [InlineData("that is no address", "--urls", "nonsense")]
    [InlineData("this machine's own addresses alone", "--urls", "http://0.0.0.0:5090")]
    [InlineData("neither a file nor a connection string", "--database", "Colour=blue")]
    [InlineData("--database: store", "--database", "/nowhere/at/all/host.db")]
    [InlineData("--database: store", "--database", "Host=127.0.0.1;Port=9;Username=a;Password=canary;Database=b;Timeout=3")]
    public async Task Bad_arguments_are_one_line_and_exit_code_2(string said, params string[] arguments)
    {
        using var process = CommandRun.Start(folder, "dotnet", [RunningSample.Program, "--urls", "http://127.0.0.1:0", .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = (await process.StandardError.ReadToEndAsync(Token)).TrimEnd();
        await process.WaitForExitAsync(Token);
        Assert.Equal(2, process.ExitCode);
        Assert.Empty(await output);
        Assert.Contains(said, Assert.Single(error.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error, StringComparison.Ordinal);
    }

    private async Task WalkAsync(string database)
    {
        var steps = ReadmeStep.Read(await File.ReadAllTextAsync(Repository.PathOf("samples", "WebhookHost", "README.md"), Token));
        Assert.InRange(steps.Count(step => step.Shown is not null), 8, 50);
        await using (var sample = await RunningSample.StartAsync(folder, database, Token))
        {
            var script =
                "set -eu\n"
                + string.Join($"echo '{Between}'\n", steps.Select(step => step.Commands))
                    .Replace(InReadme, sample.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
            var printed = (await CommandRun.ExpectSuccessAsync(folder, "bash", ["-c", script], Token)).Split(Between + "\n");
            Assert.Equal(steps.Count, printed.Length);
            foreach (var (step, said) in steps.Zip(printed))
            {
                Check(step, said);
            }

            Assert.Equal(0, await sample.EndAsync(Token));
            Assert.DoesNotContain("sk_test_", sample.Printed, StringComparison.Ordinal);
        }

        await using var again = await RunningSample.StartAsync(folder, database, Token);
        using var http = new HttpClient { BaseAddress = again.Address };
        var kept = await http.GetStringAsync(new Uri("api/v1/integrations/admin/events?tenant=acme", UriKind.Relative), Token);
        Assert.Contains("\"handled\"", kept, StringComparison.Ordinal);
    }

    private static void Check(ReadmeStep step, string said)
    {
        if (step.Shown is null)
        {
            Assert.Empty(said);
            return;
        }

        using var shown = JsonDocument.Parse(step.Shown);
        using var printed = JsonDocument.Parse(said);
        Assert.True(
            ShownJson.IsIn(shown.RootElement, printed.RootElement),
            $"After\n{step.Commands}\nthe README shows\n{step.Shown}\nbut this was printed:\n{said}"
        );
    }
}
