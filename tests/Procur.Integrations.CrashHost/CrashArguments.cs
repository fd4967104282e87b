using System.Globalization;

namespace Procur.Integrations.CrashHost;

/// <summary>What a run is to do.</summary>
/// <param name="Command"><c>send</c>, <c>naive</c> or <c>receive</c>.</param>
internal sealed record CrashArguments(string Command)
{
    /// <summary>A SQLite file or a PostgreSQL connection string.</summary>
    public string Database { get; init; } = "";

    /// <summary>Where handlers note what they have done, in the same way.</summary>
    public string Effects { get; init; } = "";

    /// <summary>The file until which the handling of slow events waits.</summary>
    public string Gate { get; init; } = "";

    public string Integration { get; init; } = "stripe";

    public int Intents { get; init; } = 20;

    /// <summary>The first intent's number.</summary>
    public int From { get; init; }

    public int AtOnce { get; init; } = 4;

    /// <summary>At which point, and which time it is reached, the process ends itself as <c>kill -9</c> would.</summary>
    public (string Point, int Time)? KillAt { get; init; }

    /// <summary>How far the process's clock is ahead, so that a service's quiet period is over.</summary>
    public TimeSpan Ahead { get; init; }

    public static CrashArguments Parse(string[] arguments)
    {
        var parsed = new CrashArguments(arguments[0]);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            parsed = pair[0] switch
            {
                "--database" => parsed with { Database = pair[1] },
                "--effects" => parsed with { Effects = pair[1] },
                "--gate" => parsed with { Gate = pair[1] },
                "--integration" => parsed with { Integration = pair[1] },
                "--intents" => parsed with { Intents = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "--from" => parsed with { From = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "--at-once" => parsed with { AtOnce = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "--kill-at" => parsed with
                {
                    KillAt = (pair[1].Split(':')[0], int.Parse(pair[1].Split(':')[1], CultureInfo.InvariantCulture)),
                },
                "--ahead" => parsed with { Ahead = TimeSpan.Parse(pair[1], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"There is no option {pair[0]}.", nameof(arguments)),
            };
        }

        return parsed;
    }
}
