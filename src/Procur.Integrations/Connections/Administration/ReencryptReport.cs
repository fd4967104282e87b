namespace Procur.Integrations.Connections;

/// <summary>What sealing anew has done.</summary>
/// <param name="KeyId">The key that everything is to be under.</param>
/// <param name="Renewed">How many values were sealed anew.</param>
/// <param name="Left">How many values are still under another key, because they do not open or others wrote meanwhile. While there is one, no key may be taken away.</param>
public sealed record ReencryptReport(string KeyId, int Renewed, int Left);
