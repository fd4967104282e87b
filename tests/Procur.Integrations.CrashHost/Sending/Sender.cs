namespace Procur.Integrations.CrashHost;

/// <summary>Asks for every intent, again and again until each has ended or can be told by nobody, and says so line by line.</summary>
internal static class Sender
{
    private const int Rounds = 3;
    private static readonly Lock Saying = new();

    public static async Task RunAsync(CrashArguments arguments, Func<int, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var open = Enumerable.Range(arguments.From, arguments.Intents).ToList();
        Say("ready");
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var left = new List<int>();
            await Parallel.ForEachAsync(
                open,
                new ParallelOptions { MaxDegreeOfParallelism = arguments.AtOnce, CancellationToken = cancellationToken },
                async (number, token) =>
                {
                    var said = await AskAsync(number, send, token);
                    Say($"{said} {number}");
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

        Say("finished");
    }

    // One write a line: half a line would be read as another one after a crash.
    private static void Say(string line)
    {
        lock (Saying)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
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
