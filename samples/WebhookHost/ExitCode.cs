namespace WebhookHost;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int BadInput = 2;
}
