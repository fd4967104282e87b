using System.Globalization;

namespace Procur.Integrations.System.Tests;

/// <summary>
/// Tests that take long. Set <c>PROCUR_LONG</c> and they run whole; without it each runs a part of itself, chosen by a seed, and none is skipped.
/// </summary>
internal static class LongSet
{
    public const string Trait = "Set";
    public const string Name = "Long";
    public const string SeedVariable = "PROCUR_SEED";

    public static bool IsWhole { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PROCUR_LONG"));

    /// <summary>Another seed is another part; the same one is always the same.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>All of it, or the part of it that a test of this name runs.</summary>
    public static IReadOnlyList<T> Of<T>(string test, IReadOnlyList<T> all, int part)
    {
        if (IsWhole || all.Count <= part)
        {
            return all;
        }

        var copy = all.ToArray();
#pragma warning disable CA5394 // To be repeated, not to be unguessable.
        new Random(HashCodeOf(test)).Shuffle(copy);
#pragma warning restore CA5394
        return copy[..part];
    }

    // The platform's own differs in each process.
    private static int HashCodeOf(string test) => test.Aggregate(Seed, static (hash, letter) => unchecked((hash * 31) + letter));
}
