namespace Procur.Integrations.CrashHost;

/// <summary>Standard output, a line at a time: half a line would be read as another one after a crash.</summary>
internal static class Speech
{
    private static readonly Lock Saying = new();

    public static void Say(string line)
    {
        lock (Saying)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }
}
