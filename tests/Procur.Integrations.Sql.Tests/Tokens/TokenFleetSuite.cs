using System.Security.Cryptography;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Real processes that share a database, and a service whose refresh tokens are good for one use.</summary>
public abstract class TokenFleetSuite : SqlSuite
{
    private const int Processes = 8;
    private const int Callers = 50;
    private const int AttemptSeconds = 2;
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly StandIn standIn = StandIn.Start();
    private readonly RotatingService service = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        standIn.Always(service.Answer);
    }

    public override async ValueTask DisposeAsync()
    {
        await standIn.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Eight_processes_with_fifty_callers_each_refresh_once_at_each_expiry()
    {
        var fleet = await StartAsync(Processes, 30);
        const int rounds = 5;
        for (var round = 1; round <= rounds; round++)
        {
            var calls = await Task.WhenAll(fleet.Select(process => process.CallAsync(Callers, Cancellation)));

            Assert.All(calls, call => Assert.Equal(new FleetCalls(Callers, 0, 0, ""), call));
            Assert.Equal((round, 0), (service.Issued, service.Refused));
            if (round % 2 == 0)
            {
                // Ended by the service before its time.
                service.EndAccess();
            }
            else
            {
                fleet.ForEach(process => process.Tell("advance 3600"));
            }
        }

        await EndAsync(fleet);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_killed_between_answer_and_save_costs_the_grant_only_where_the_service_takes_nothing_else(
        bool takesTheOneBefore
    )
    {
        service.Overlap = takesTheOneBefore ? 1 : 0;
        var fleet = await StartAsync(3, AttemptSeconds);
        Assert.Equal(1, (await fleet[0].CallAsync(1, Cancellation)).Good);
        service.EndAccess();
        fleet[0].Tell("hold");
        fleet[0].Tell("calls 1");
        await fleet[0].UntilAsync("holding", Cancellation);
        Assert.Equal(2, service.Issued);
        fleet[0].Kill();

        List<FleetCalls> ended = [];
        foreach (var process in fleet.Skip(1))
        {
            // Until the lease of the one that is gone is over, calls may run out of time.
            for (var turn = 0; turn < 10; turn++)
            {
                var calls = await process.CallAsync(10, Cancellation);
                if (calls.Failed == 0)
                {
                    ended.Add(calls);
                    break;
                }
            }
        }

        Assert.Equal(2, ended.Count);
        if (takesTheOneBefore)
        {
            Assert.All(ended, calls => Assert.Equal(10, calls.Good));
            Assert.Equal((3, 0), (service.Issued, service.Refused));
        }
        else
        {
            Assert.All(ended, calls => Assert.Equal(10, calls.Reconnect));
            Assert.All(ended, calls => Assert.Contains("the answer to the last refresh was lost", calls.Last, StringComparison.Ordinal));
            Assert.Equal((2, 1), (service.Issued, service.Refused));
        }

        await EndAsync(fleet);
    }

    private static async Task EndAsync(List<FleetProcess> fleet)
    {
        foreach (var process in fleet)
        {
            await process.DisposeAsync();
        }
    }

    private async Task<List<FleetProcess>> StartAsync(int count, int attemptSeconds)
    {
        var fleet = Enumerable.Range(0, count).Select(_ => FleetProcess.Start(Database, standIn.Endpoint, Key, attemptSeconds)).ToList();
        foreach (var process in fleet)
        {
            await process.UntilAsync("ready", Cancellation);
        }

        return fleet;
    }
}
