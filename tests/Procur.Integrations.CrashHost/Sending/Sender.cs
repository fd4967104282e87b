namespace Procur.Integrations.CrashHost;

/// <summary>Asks for every intent, again and again until each has ended or can be told by nobody, and says so line by line.</summary>
internal static class Sender
{
    private const int Rounds = 3;

    public static async Task RunAsync(
        CrashArguments arguments,
        Func<int, CancellationToken, Task> send,
        CancellationToken cancellationToken
    )
    {
        var open = Enumerable.Range(arguments.From, arguments.Intents).ToList();
        Speech.Say("ready");
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var left = new List<int>();
            await Parallel.ForEachAsync(
                open,
                new ParallelOptions { MaxDegreeOfParallelism = arguments.AtOnce, CancellationToken = cancellationToken },
                async (number, token) =>
                {
                    var said = await AskAsync(number, send, token);
                    Speech.Say($"{said} {number}");
                    if (said != "done")
                    {
                        lock (left)
                        {
                            left.Add(number);
                        }
                    }
                }
            );
            open = left;
        }

        Speech.Say("finished");
    }

    private static async Task<string> AskAsync(int number, Func<int, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            await send(number, cancellationToken);
            return "done";
        }
        catch (IntegrationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e.OutcomeUnknown ? "unknown" : "failed";
        }
    }
}
