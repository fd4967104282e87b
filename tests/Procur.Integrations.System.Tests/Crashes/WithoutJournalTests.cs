using Procur.Integrations.Sandbox;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>The control: a host that notes what it has done after it has done it. Were no duplicate seen here, the other suites would see none either.</summary>
public sealed class WithoutJournalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_without_a_journal_pays_twice()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        await using var store = CrashStore.Sqlite();
        foreach (var point in new[] { "answered:1", "answered:2" })
        {
            await using var host = CrashedHost.Start(
                store.Settings(sandbox),
                "naive",
                "--database",
                store.ConnectionString,
                "--intents",
                "8",
                "--kill-at",
                point
            );
            Assert.Equal(137, await host.EndAsync(Token));
        }

        await using var last = CrashedHost.Start(store.Settings(sandbox), "naive", "--database", store.ConnectionString, "--intents", "8");
        Assert.True(await last.EndAsync(Token) == 0, await last.ErrorsAsync());
        var effects = await sandbox.Control.GetLedgerAsync("stripe", kind: "payment", cancellationToken: Token);
        Assert.Contains(effects.CountBy(effect => effect.Reference ?? effect.Id), paid => paid.Value > 1);
    }
}
