using System.Globalization;

namespace Procur.Integrations.Benchmarks;

/// <summary>Writes the figures as a Markdown table.</summary>
internal static class Report
{
    public static void Head(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine("| call | floor bytes | ours bytes | × bytes | floor CPU µs | ours CPU µs | × CPU |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
    }

    public static void Line(string name, Cost floor, Cost ours) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {floor.Bytes:N0} | {ours.Bytes:N0} | {(double)ours.Bytes / floor.Bytes:F2} | {floor.Cpu:F1} | {ours.Cpu:F1} | {ours.Cpu / floor.Cpu:F2} |"
            )
        );
}
