using System.Globalization;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>
/// A host is ended while it sends, at random and at named points, and started again with the same operation keys. What it says at last, and what the
/// services' ledger holds, is what the class of each service promises.
/// </summary>
public abstract class SendingSuite(string integration, string effect, string database)
{
    private const int AtOnce = 4;

    private static readonly string[] Points =
    [
        "recorded:1",
        "recorded:3",
        "sending:1",
        "sending:3",
        "answered:1",
        "answered:3",
        "settling:1",
        "settling:2",
        "settled:1",
        "settled:3",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait(LongSet.Trait, LongSet.Name)]
    public async Task An_intent_takes_effect_as_its_class_promises()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        await using var store = await CrashStore.OfAsync(database);
        var told = new Dictionary<int, string>();
        var kills = 0;
        var next = 0;
        string[] Arguments(int from, int intents, params string[] more) =>
            [
                "send",
                "--database",
                store.ConnectionString,
                "--integration",
                integration,
                "--from",
                Text(from),
                "--intents",
                Text(intents),
                "--at-once",
                Text(AtOnce),
                .. more,
            ];

        foreach (var point in Points)
        {
            await using var host = CrashedHost.Start(store.Settings(sandbox), Arguments(next, 8, "--kill-at", point));
            Assert.True(await host.EndAsync(Token) == 137, $"{point} was not passed: {await host.ErrorsAsync()}");
            kills++;
            Note(told, host);
            next = Math.Max(next, told.Keys.DefaultIfEmpty(-1).Max() + 1) + AtOnce;
        }

        var random = new Random(LongSet.Seed);
        var wanted = LongSet.IsWhole ? 20 : 2;
        while (kills < wanted + Points.Length)
        {
            await using var host = CrashedHost.Start(store.Settings(sandbox), Arguments(next, 60));
            await host.ExpectLinesAsync(1 + random.Next(12), Token);
            await SomewhatLaterAsync(random);
            await host.KillAsync(Token);
            kills++;
            Note(told, host);
            next = Math.Max(next, told.Keys.DefaultIfEmpty(-1).Max() + 1) + AtOnce;
        }

        // Long enough for every service's quiet period; then whoever can tell does.
        await sandbox.Control.AdvanceAsync(TimeSpan.FromHours(1), Token);
        // Those that a crash caught are asked for again here too, when their senders' time is over.
        var intents = next;
        await using var last = CrashedHost.Start(store.Settings(sandbox), Arguments(0, intents, "--ahead", "01:00:00", "--at-once", "8"));
        Assert.True(await last.EndAsync(Token) == 0, await last.ErrorsAsync());
        var final = new Dictionary<int, string>();
        Note(final, last);

        var effects = await EffectsAsync(sandbox, integration, effect);
        var story =
            $"{kills} kills; {string.Join(", ", final.Values.CountBy(said => said).Select(said => $"{said.Value} × {said.Key}"))}; {effects.Values.Sum()} effects of {intents} intents";
        TestContext.Current.TestOutputHelper?.WriteLine(story);
        Assert.Equal(intents, final.Count);
        Assert.False(final.ContainsValue("failed"), $"{story}\n{await last.ErrorsAsync()}");
        foreach (var (number, said) in final)
        {
            var count = effects.GetValueOrDefault(number);
            Assert.True(count <= 1, $"{story}; intent {number} took effect {count} times");
            Assert.True(said != "done" || count == 1, $"{story}; intent {number} is called done and took effect {count} times");
            // What was once told as done is never taken back.
            Assert.True(told.GetValueOrDefault(number) != "done" || said == "done", $"{story}; intent {number} was done and is now {said}");
        }

        if (integration is "stripe" or "slack" or "sap")
        {
            Assert.DoesNotContain("unknown", final.Values);
            Assert.Equal(intents, effects.Values.Sum());
        }
        else
        {
            Assert.Contains("unknown", final.Values);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Note(Dictionary<int, string> told, CrashedHost host)
    {
        foreach (var line in host.Said.Select(line => line.Split(' ')).Where(line => line.Length == 2))
        {
            told[int.Parse(line[1], CultureInfo.InvariantCulture)] = line[0];
        }
    }

    // The moment is what is random here, so it cannot be a line that is waited for.
    private static async Task SomewhatLaterAsync(Random random)
    {
        var moment = new TaskCompletionSource();
        await using var timer = TimeProvider.System.CreateTimer(
            _ => moment.SetResult(),
            null,
            TimeSpan.FromMilliseconds(random.NextDouble() * 20),
            Timeout.InfiniteTimeSpan
        );
        await moment.Task;
    }

    private static async Task<Dictionary<int, int>> EffectsAsync(IntegrationSandbox sandbox, string integration, string kind)
    {
        await sandbox.Control.WaitForIdleAsync(Token);
        var ledger = await sandbox.Control.GetLedgerAsync(integration, kind: kind, cancellationToken: Token);
        return ledger
            .GroupBy(effect =>
                int.Parse(string.Concat((effect.Reference ?? effect.Id).Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)
            )
            .ToDictionary(group => group.Key, group => group.Count());
    }
}
