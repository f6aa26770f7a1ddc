using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Draining;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;
using Fluxa.Recovery;

if (HealthProbe.IsAskedFor(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("recovery");
builder.AddFluxaDrain();
builder.AddFluxaAccess();
builder.AddFluxaApiDocs("Fluxa Recovery", "Shows what failed and why, and sends it back by plan.");
builder.Services.AddFluxaTopology(builder.Configuration);
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddRecovery(builder.Configuration);

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaDrain();
app.UseFluxaAccess();
app.MapFluxaHealth();
app.MapFluxaApiDocs();
app.MapRecovery();
return await app.RunFluxaAsync();
