namespace Procur.Integrations.Benchmarks.Workspace;

/// <summary>The file and the event that both sides ask for.</summary>
internal static class Events
{
    public const string Token = "benchmark-token";
    public const string File = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs";
    public const string Title = "Receive order 1001";
    public const string Description = "The vendor delivers the order 1001; somebody must be at the gate and sign for it.";
    public const string Location = "Warehouse 2, gate B";
    public const string Zone = "Africa/Nairobi";

    public static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(3));
    public static readonly DateTimeOffset End = Start.AddHours(1);
}
