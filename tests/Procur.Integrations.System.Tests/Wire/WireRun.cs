using Procur.Integrations.Connections;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Runs wire calls against the mock and collects what does not fit.</summary>
internal static class WireRun
{
    public static async Task AsyncOver(
        SpecMock mock,
        Connection connection,
        IEnumerable<KeyValuePair<string, Func<Connection, CancellationToken, Task>>> calls,
        CancellationToken cancellationToken
    )
    {
        var wrong = new List<string>();
        foreach (var (operation, call) in calls)
        {
            var before = await mock.CountAsync(cancellationToken);
            try
            {
                await call(connection, cancellationToken);
            }
            catch (IntegrationException e)
            {
                wrong.Add($"{operation}: {e.Message} {e.ProviderMessage}");
            }

            if (await mock.CountAsync(cancellationToken) == before)
            {
                wrong.Add($"{operation}: nothing was sent");
            }
        }

        wrong.AddRange(await mock.ViolationsAsync(cancellationToken));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
