namespace Procur.Integrations.System.Tests.Samples;

/// <summary>What a README has its reader run, and what it says they will see.</summary>
/// <param name="Commands">The block of commands.</param>
/// <param name="Shown">The JSON shown after it, in part; null where nothing is.</param>
public sealed record ReadmeStep(string Commands, string? Shown)
{
    /// <summary>The blocks marked <c>sh</c>, each with the block marked <c>json</c> that follows it.</summary>
    public static IReadOnlyList<ReadmeStep> Read(string readme)
    {
        var steps = new List<ReadmeStep>();
        foreach (var block in readme.Split("\n```").Skip(1))
        {
            if (block.StartsWith("sh\n", StringComparison.Ordinal))
            {
                steps.Add(new ReadmeStep(block[3..] + "\n", null));
            }
            else if (block.StartsWith("json\n", StringComparison.Ordinal))
            {
                steps[^1] = steps[^1] with { Shown = block[5..] };
            }
        }

        return steps;
    }
}
